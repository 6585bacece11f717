import type { Prose } from './prose.tsx';

/** Article 1-1 of the law of 21 June 2004 (LCEN): publisher, director of publication, host. */
export const legal: Prose = {
  title: { fr: 'Mentions légales', en: 'Legal notice' },
  sections: [
    {
      heading: { fr: 'Qui publie ce site', en: 'Who publishes this site' },
      paragraphs: [
        {
          fr: '{agency}, {address}. Téléphone : {telephone}. E-mail : {email}.',
          en: '{agency}, {address}. Telephone: {telephone}. E-mail: {email}.',
        },
        { fr: 'Direction de la publication : {publisher}.', en: 'Director of publication: {publisher}.' },
      ],
    },
    {
      heading: { fr: 'Qui l’héberge', en: 'Who hosts it' },
      paragraphs: [
        {
          fr: 'Amazon Web Services EMEA SARL, 38 avenue John F. Kennedy, L-1855 Luxembourg. Téléphone : +352 2789 0057. Les données sont gardées dans la région de l’Union européenne choisie par {agency}.',
          en: 'Amazon Web Services EMEA SARL, 38 avenue John F. Kennedy, L-1855 Luxembourg. Telephone: +352 2789 0057. Data is kept in the region of the European Union chosen by {agency}.',
        },
      ],
    },
    {
      heading: { fr: 'Ce que ce site fait, et ne fait pas', en: 'What this site does, and does not' },
      paragraphs: [
        {
          fr: '{site} met en relation. Il ne vend rien, n’encaisse rien et ne prend pas de commission : la vente se conclut entre vous et le producteur, qui répond de ses produits, de ses prix et de ses livraisons.',
          en: '{site} brings people together. It sells nothing, takes no payment and no commission: the sale is between you and the producer, who answers for products, prices and deliveries.',
        },
        {
          fr: 'Les fiches sont écrites par les producteurs et relues par {agency}. Un contenu faux ou illicite ? Signalez-le à {email} : nous le retirons sans attendre.',
          en: 'Listings are written by the producers and read by {agency}. Something false or unlawful? Report it to {email} and we will remove it without delay.',
        },
      ],
    },
    {
      heading: { fr: 'Données et cartes des autres', en: 'Data and maps of others' },
      points: [
        {
          fr: 'Adresses : Base Adresse Nationale et IGN, Licence Ouverte 2.0.',
          en: 'Addresses: Base Adresse Nationale and IGN, Licence Ouverte 2.0.',
        },
        {
          fr: 'Communes, intercommunalités, départements : Etalab, d’après l’INSEE et La Poste, Licence Ouverte 2.0.',
          en: 'Communes, inter-communal bodies, departments: Etalab, after INSEE and La Poste, Licence Ouverte 2.0.',
        },
        { fr: 'Positions des communes : GeoNames, CC BY 4.0.', en: 'Positions of communes: GeoNames, CC BY 4.0.' },
        {
          fr: 'Saisons des fruits et légumes : d’après l’ADEME (Impact CO₂).',
          en: 'Seasons of fruit and vegetables: after ADEME (Impact CO₂).',
        },
      ],
    },
    {
      heading: { fr: 'Le logiciel', en: 'The software' },
      paragraphs: [
        {
          fr: '{site} est un logiciel libre, sous licence EUPL 1.2 : tout territoire peut le reprendre.',
          en: '{site} is free software under the EUPL 1.2: any territory may take it up.',
        },
      ],
    },
  ],
};
