import type { ReactElement } from 'react';
import type { PickupDetail, PickupGoods } from '#contract/pickup.ts';
import { priceOfOffer } from '#domain/pickup/given.ts';
import type { Offer, PickLine } from '#domain/pickup/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { OfferWord } from './OfferWord.tsx';
import styles from './OrderScreen.module.css';

interface Props {
  readonly detail: PickupDetail;
}

/** What was ordered, and what became of each. */
export function OrderLines({ detail }: Props): ReactElement {
  const words = useWords();
  const { lines, offers } = detail.pickup;
  return (
    <section className={styles['panel']} aria-label={words('pickup.lines')}>
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.line.lineId}>
            <Line line={line} detail={detail} />
            {offers
              .filter(({ lineId }) => lineId === line.line.lineId)
              .map((offer) => (
                <Offered key={offer.offerId} offer={offer} detail={detail} />
              ))}
          </li>
        ))}
      </ul>
      <Charges detail={detail} />
    </section>
  );
}

function Line({ line: picked, detail }: LineProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain } = useQuantityWords();
  const { line, wanted } = picked;
  const goods = goodsOf(detail, line.variantRemoteId);
  const given = detail.pickup.given.lines.find(({ lineId }) => lineId === line.lineId);
  const total = given?.total ?? line.total;
  return (
    <div className={styles['line']}>
      <span className={styles['picture']}>
        <Picture pictureId={goods?.pictureId ?? null} name={line.name} attempt="" />
      </span>
      <div>
        <p className={styles['name']}>
          {words('pickup.line', { quantity: plain(wanted, goods?.unit ?? 'piece'), name: line.name })}
        </p>
        <Marks line={picked} goods={goods} isPicking={detail.pickup.stage === 'picking'} />
      </div>
      <p className={styles['amount']}>
        {total !== line.total && <del>{format.money(line.total)}</del>}
        {format.money(total)}
      </p>
    </div>
  );
}

interface MarksProps {
  readonly line: PickLine;
  readonly goods: PickupGoods | undefined;
  readonly isPicking: boolean;
}

const NOTHING_KNOWN = { unit: 'piece', options: '', check: '' } as const;

/** What became of a line so far. */
function Marks({ line, goods, isPicking }: MarksProps): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { wanted, picked, weighed, short, shortReason } = line;
  const { unit, options, check } = goods ?? NOTHING_KNOWN;
  const reason = `pickup.short.${shortReason ?? 'other'}` as const;
  const isUnfinished = isPicking && picked > 0 && picked < wanted;
  return (
    <p className={styles['marks']}>
      <span>{line.line.sku}</span>
      {options !== '' && <span>{options}</span>}
      {isUnfinished && <Badge>{words('pickup.line.picked', { quantity: plain(picked, unit) })}</Badge>}
      {weighed !== null && (
        <Badge tone="good">{words('pickup.line.weighed', { quantity: plain(weighed, unit) })}</Badge>
      )}
      {short > 0 && (
        <Badge tone="stop">
          {words('pickup.line.short', { quantity: plain(short, unit), reason: words(reason) })}
        </Badge>
      )}
      {check !== '' && <Badge tone="warn">{check}</Badge>}
    </p>
  );
}

interface LineProps extends Props {
  readonly line: PickLine;
}

function Offered({ offer, detail }: Props & { readonly offer: Offer }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain } = useQuantityWords();
  const { substitute, state } = offer;
  const isOpen = state === 'open';
  const goods = goodsOf(detail, substitute.variantRemoteId);
  const given = detail.pickup.given.substitutes.find(({ offerId }) => offerId === offer.offerId);
  return (
    <>
      <div className={styles['line']}>
        <span className={styles['picture']} data-small>
          <Picture pictureId={goods?.pictureId ?? null} name={substitute.name} attempt="" />
        </span>
        <div>
          <p className={styles['name']}>
            {words('pickup.offer', {
              quantity: plain(substitute.quantity, goods?.unit ?? 'piece'),
              name: substitute.name,
            })}
          </p>
          <OfferMarks offer={offer} />
        </div>
        <p className={styles['amount']}>
          {(isOpen || given !== undefined) && format.money(given?.total ?? priceOfOffer(offer))}
        </p>
      </div>
      {isOpen && <OfferWord offer={offer} detail={detail} />}
    </>
  );
}

/** Whether the shopper agreed, and who said so. */
function OfferMarks({ offer: { state, consent } }: { readonly offer: Offer }): ReactElement {
  const words = useWords();
  return (
    <p className={styles['marks']}>
      <Badge tone={OFFER_TONES[state]}>{words(`pickup.offer.${state}`)}</Badge>
      {consent !== null && (
        <span>{words(`pickup.consent.${consent.by}`, { person: consent.person, clerk: consent.clerk })}</span>
      )}
    </p>
  );
}

const OFFER_TONES = { open: 'warn', accepted: 'good', declined: 'neutral' } as const;

/** What is no goods: shipping, a fee, a reduction of the whole. */
function Charges({ detail }: Props): ReactElement | null {
  const format = useFormat();
  const { charges } = detail.order;
  if (charges.length === 0) return null;
  return (
    <dl className={styles['facts']}>
      {charges.map(({ name, amount }) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{format.money(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the till knows of goods in an order. */
function goodsOf(detail: PickupDetail, variantRemoteId: string): PickupGoods | undefined {
  return detail.goods.find((one) => one.variantRemoteId === variantRemoteId);
}
