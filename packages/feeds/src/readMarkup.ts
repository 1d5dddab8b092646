import { Tokenizer } from 'htmlparser2';

type Callbacks = ConstructorParameters<typeof Tokenizer>[1];
type Options = ConstructorParameters<typeof Tokenizer>[0];

const nothing = (): void => undefined;
const SILENT: Callbacks = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
};

/**
 * Tells what a tokenizer finds in markup, entities decoded; what no callback is given for is passed over. Not the
 * parser above it, which looks through all open elements for every closing tag.
 */
export function readMarkup(
  markup: string,
  callbacks: Partial<Callbacks>,
  options: Partial<Options> = {},
): void {
  const tokenizer = new Tokenizer({ decodeEntities: true, ...options }, { ...SILENT, ...callbacks });
  tokenizer.write(markup);
  tokenizer.end();
}
