import { foldText } from '#domain/shared/fold-text.ts';

/** What people write where they have nothing to say: a dash, "N/A", "en cours", a row of zeros. Anything else is a value. */

const WORDS =
  /^(?:n ?[./\\]? ?[acrd]\.?|ras|nsp|null|nan|none|undefined|unknown|tbd|todo|vide|neant|aucune?s?|rien|sans(?: objet)?|inconnue?s?|ind[ie]sponible|non (?:connue?s?|communiquee?s?|disponible|renseignee?s?|applicable|attribuee?|fournie?|precisee?|defini?e?s?|concernee?s?|diffusible|trouvee?)|pas (?:de |d )?(?:siret|siren|numero|telephone|mail|e mail|email|adresse|site|nom|connu|encore|communique|renseigne)(?: .{0,20})?|en (?:cours|attente|creation)(?: .{0,30})?|a (?:venir|completer|definir|preciser|renseigner|demander|verifier)|(?:en )?(?:attente|cours) d immatriculation|#n\/?a|\(vide\)|\(blank\)|idem)$/;

/** Whether a value says that there is none. */
export const saysNone = (value: string): boolean => {
  const folded = foldText(value)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    /^[\s.…,;:?!_*/\\|~"()[\]–—-]*$/.test(value) ||
    /^[x?]{1,14}$/.test(folded.replaceAll(' ', '')) ||
    WORDS.test(folded)
  );
};
