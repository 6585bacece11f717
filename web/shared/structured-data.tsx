/** What a page is about, in the words of schema.org, for search engines (JSON-LD). Data, which no policy of scripts concerns; a `<` would end it. */
export const StructuredData = ({ data }: { readonly data: object }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
  />
);
