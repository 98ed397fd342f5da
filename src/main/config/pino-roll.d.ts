declare module 'pino-roll' {
  import type { DestinationStream } from 'pino';

  interface RollOptions {
    readonly file: string;
    readonly extension: string;
    readonly frequency: 'daily' | 'hourly' | number;
    readonly size: string;
    readonly mkdir: boolean;
    readonly limit: { readonly count: number };
  }

  export default function openRoll(options: RollOptions): Promise<DestinationStream>;
}
