import { describe, expect, it } from 'vitest';
import { confirmRequest } from '#domain/requests/dispatch-request.ts';
import { placeRequest, RequestInput } from '#domain/requests/new-request.ts';
import { ProducerId, RequestId, TaskId } from '#domain/shared/primitives.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { aRequest, NOW } from '../../support/builders.ts';
import { factsIn } from '../../support/mails/mail-samples.ts';

const id = ProducerId.parse('imported000000000001');
const { place } = aRequest();
const input = RequestInput.parse({
  email: 'jeanne@exemple.invalid',
  name: 'Jeanne',
  place: { cell: place.cell, commune: place.commune },
  lines: [{ what: 'Miel' }],
  producers: [{ id, weekday: 4 }],
});
const placed = (isListed: boolean) =>
  placeRequest(input, {
    id: RequestId.parse('requestone'),
    now: NOW,
    language: 'fr',
    place,
    producer: () => undefined,
    unclaimed: () =>
      isListed ? { name: 'Ferme du Lac', commune: '88269' as never, communeName: 'Liézey' } : undefined,
    resolve: () => {
      throw new Error('they have no round');
    },
  });

describe('a request to who is not yet with us', () => {
  it('becomes, once confirmed, a task to call them; no message leaves for them', () => {
    const request = placed(true);
    if (!request.ok) throw new Error(JSON.stringify(request.reason));
    const change = confirmRequest(request.value, {
      now: NOW,
      newTaskId: () => TaskId.parse('taskoneone'),
      producer: () => undefined,
    });
    expect(change?.deliveries.filter(({ channel }) => channel !== 'none').map(({ about }) => about.kind)).toEqual([
      'requestReceipt',
    ]);
    expect(change?.tasks).toMatchObject([
      {
        kind: 'callProducer',
        toDo: { code: 'requestToUnclaimed', name: 'Ferme du Lac', commune: 'Liézey' },
        department: '88',
        producerId: id,
      },
    ]);
    expect(change?.request.parts).toMatchObject([{ state: 'withAgency', attempts: [], weekday: null }]);
  });

  it('tells the requester the truth before they confirm it', () => {
    const request = placed(true);
    if (!request.ok) throw new Error('placed');
    const { text, html } = renderMail({ kind: 'requestConfirmation', request: request.value }, factsIn('fr'));
    for (const said of [text, html]) expect(said).toContain('Nous ne savons pas s’il livre');
  });

  it('is refused once they are taken out', () => {
    expect(placed(false)).toMatchObject({ ok: false, reason: [{ field: 'producers.0.id' }] });
  });
});
