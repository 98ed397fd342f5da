import { QueryClient } from '@tanstack/react-query';
import { topicSchema, type Topic } from '#contract/events.ts';
import type { Contract } from '#contract/index.ts';
import type { Bridge } from './bridge.ts';
import { RequestFailed } from './client.ts';

/** Which topics make the answers of a feature old. */
const TOPICS: Readonly<Record<keyof Contract, readonly Topic[]>> = {
  account: ['sale', 'customer'],
  basket: ['basket', 'sale'],
  catalog: ['catalog', 'stock', 'setup'],
  count: ['count', 'stock'],
  customer: ['customer', 'sale'],
  desk: ['desk'],
  device: ['device'],
  goodsFile: ['catalog', 'stock', 'shop'],
  inbox: ['sync'],
  journal: ['journal', 'sale', 'shift', 'people', 'shop', 'promotion', 'customer', 'stock', 'count'],
  opening: [],
  people: ['people', 'shop'],
  pickup: ['pickup', 'stock', 'catalog', 'sync'],
  promotion: ['promotion', 'sale'],
  receipt: ['sale', 'shift', 'shop'],
  sale: ['sale', 'sync', 'device', 'shift', 'shop', 'promotion', 'people', 'catalog'],
  setup: ['setup'],
  shift: ['shift', 'sale', 'people'],
  shop: ['shop', 'setup', 'catalog'],
  stock: ['stock', 'sync', 'setup'],
  sync: ['sync', 'sale', 'setup'],
};

/** Answers of a feature that fewer topics make old than the rest of it. */
const FEWER: Readonly<Record<string, readonly Topic[]>> = {
  'catalog.categories': ['catalog', 'setup'],
  'sale.recent': ['sale', 'sync', 'device'],
  'sale.rules': ['shop', 'promotion', 'people', 'catalog'],
  'sale.view': ['sale', 'shift'],
};

/** What an import touches with every page. */
const IMPORTED: readonly Topic[] = ['catalog', 'stock'];

/**
 * The screen asks again at most this often, in milliseconds. An import touches goods and stock with every page, and
 * asking for the shown goods again costs a frame that a scan may need; the rest is little and wanted soon.
 */
const PACES: readonly { readonly topics: readonly Topic[]; readonly ms: number }[] = [
  { topics: IMPORTED, ms: 1000 },
  { topics: topicSchema.options.filter((topic) => !IMPORTED.includes(topic)), ms: 250 },
];

/** The cache of what the till knows: an answer holds until a topic of its feature is touched. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => !(error instanceof RequestFailed) && failures < 2,
        retryDelay: 300,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Asks again for everything that depends on a touched topic, at once and then at the topic's pace. */
export function followTopics(bridge: Bridge, queryClient: QueryClient): () => void {
  const ends = PACES.map(({ topics, ms }) =>
    followAtPace(bridge, ms, topics, (touched) => {
      void queryClient.invalidateQueries({ predicate: (query) => dependsOn(query.queryKey, touched) });
    }),
  );
  return () => ends.forEach((end) => end());
}

function followAtPace(
  bridge: Bridge,
  ms: number,
  followed: readonly Topic[],
  tell: (touched: ReadonlySet<Topic>) => void,
): () => void {
  const waiting = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    timer = null;
    if (waiting.size === 0) return;
    const touched = new Set(waiting);
    waiting.clear();
    timer = setTimeout(flush, ms);
    tell(touched);
  };
  const stop = bridge.subscribe(({ topics }) => {
    for (const topic of topics) if (followed.includes(topic)) waiting.add(topic);
    if (timer === null) flush();
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

function dependsOn([feature, name]: readonly unknown[], touched: ReadonlySet<Topic>): boolean {
  const fewer = FEWER[`${String(feature)}.${String(name)}`];
  const topics = fewer ?? Object.entries(TOPICS).find(([one]) => one === feature)?.[1] ?? [];
  return topics.some((topic) => touched.has(topic));
}
