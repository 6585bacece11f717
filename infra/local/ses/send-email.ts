/** A raw message from the parts that SendEmail gives (we send raw; this is for whoever tries the other call). */
export const rawFromParts = (form: URLSearchParams, to: readonly string[]): Buffer => {
  const part = (type: 'Text' | 'Html', mime: string): string[] => {
    const data = form.get(`Message.Body.${type}.Data`);
    if (data === null) return [];
    return [
      `--part`,
      `Content-Type: ${mime}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(data).toString('base64'),
    ];
  };
  const subject = Buffer.from(form.get('Message.Subject.Data') ?? '').toString('base64');
  return Buffer.from(
    [
      `From: ${form.get('Source') ?? ''}`,
      `To: ${to.join(', ')}`,
      `Subject: =?UTF-8?B?${subject}?=`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="part"',
      '',
      ...part('Text', 'text/plain'),
      ...part('Html', 'text/html'),
      '--part--',
      '',
    ].join('\r\n'),
  );
};
