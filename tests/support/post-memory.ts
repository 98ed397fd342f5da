import type { PostMemory } from '#main/channel/connector.ts';

/** What a connector remembers of one document, kept by the test as the till would. */
export function postMemory(): PostMemory {
  let text: string | null = null;
  return {
    get kept() {
      return text;
    },
    keep: (given) => {
      text = given;
      return Promise.resolve();
    },
  };
}
