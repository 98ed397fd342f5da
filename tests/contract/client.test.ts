import { describe, expectTypeOf, it } from 'vitest';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Client, Contract } from '#contract/index.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { CommittedSale } from '#contract/sale.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { CommandContext, Handlers, QueryContext, TaskContext } from '#main/core/context.ts';

type InputTo<H> = H extends (input: never, context: infer C) => Promise<unknown> ? C : never;

describe('the client', () => {
  it('has what the contract declares, and nothing else', () => {
    expectTypeOf<keyof Client>().toEqualTypeOf<keyof Contract>();
    expectTypeOf<keyof Client['sale']>().toEqualTypeOf<keyof Contract['sale']>();
    expectTypeOf<Client>().not.toHaveProperty('report');
  });

  it('takes what the schema takes', () => {
    expectTypeOf<Client['sale']['commit']>()
      .parameter(0)
      .toEqualTypeOf<InputOf<Contract['sale']['commit']>>();
    expectTypeOf<Basket>().toExtend<Parameters<Client['basket']['keep']>[0]['basket']>();
    expectTypeOf<{ text: string }>().not.toExtend<Parameters<Client['catalog']['search']>[0]>();
    expectTypeOf<{ code: number }>().not.toExtend<Parameters<Client['catalog']['byCode']>[0]>();
  });

  it('gives what the schema gives, later', () => {
    expectTypeOf<Client['sale']['commit']>().returns.resolves.toEqualTypeOf<CommittedSale>();
    expectTypeOf<Client['catalog']['byIds']>().returns.resolves.toEqualTypeOf<{ items: CatalogItem[] }>();
    expectTypeOf<Awaited<ReturnType<Client['basket']['recall']>>['basket']>().toExtend<Basket>();
  });
});

describe('the handlers', () => {
  it('answer every procedure', () => {
    expectTypeOf<keyof Handlers>().toEqualTypeOf<keyof Contract>();
    expectTypeOf<Omit<Handlers, 'sync'>>().not.toExtend<Handlers>();
    expectTypeOf<Omit<Handlers['sale'], 'commit'>>().not.toExtend<Handlers['sale']>();
    expectTypeOf<() => Promise<{ total: string }>>().not.toExtend<Handlers['sale']['commit']>();
    expectTypeOf<Handlers['sale']['commit']>().returns.resolves.toEqualTypeOf<
      OutputOf<Contract['sale']['commit']>
    >();
  });

  it('see no more of the database than their kind may', () => {
    expectTypeOf<InputTo<Handlers['sale']['recent']>>().toEqualTypeOf<QueryContext>();
    expectTypeOf<InputTo<Handlers['sale']['commit']>>().toEqualTypeOf<CommandContext>();
    expectTypeOf<InputTo<Handlers['setup']['connect']>>().toEqualTypeOf<TaskContext>();
    expectTypeOf<CommandContext>().not.toHaveProperty('db');
    expectTypeOf<QueryContext>().not.toHaveProperty('tx');
    expectTypeOf<QueryContext['db']>().not.toHaveProperty('insertInto');
    expectTypeOf<TaskContext['db']>().not.toHaveProperty('deleteFrom');
  });
});
