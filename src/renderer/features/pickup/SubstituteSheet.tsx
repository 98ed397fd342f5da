import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { PickupDetail, Proposal } from '#contract/pickup.ts';
import type { ShortReason } from '#domain/pickup/step.ts';
import type { WebOrderLine } from '#domain/pickup/web-order.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import { play } from '#renderer/app/sound.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useGoodsScan } from '#renderer/app/use-goods-scan.ts';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { OfferForm } from './OfferForm.tsx';
import styles from './Substitute.module.css';

interface Props {
  readonly orderId: string;
  readonly lineId: string;
  /** How much of the line it stands for. */
  readonly replaces: Thousandths;
  /** Why it lacks, should the shopper not want anything else. */
  readonly reason: ShortReason;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Goods that could stand in for what lacks, with price and stock; a scan chooses one. */
export function SubstituteSheet(props: Props): ReactElement {
  const { orderId, lineId, onClose } = props;
  const words = useWords();
  const queries = useQueries();
  const { data, error, refetch } = useQuery(queries.pickup.proposals({ orderId, lineId }));
  const { data: detail } = useQuery(queries.pickup.order({ orderId }));
  const choosing = useChoosing(data?.proposals ?? []);
  const line = lineIn(detail, lineId);
  return (
    <TillDialog
      title={words('pickup.substitute.title', { name: line?.name ?? '' })}
      width="wide"
      onClose={onClose}
      onScan={({ code }) => choosing.scan(code)}
    >
      {choosing.isUnfit && (
        <p className={styles['unfit']} role="alert">
          {words('pickup.substitute.unfit')}
        </p>
      )}
      {data === undefined || detail === undefined || line === undefined ? (
        <Waiting error={error} onRetry={() => void refetch()} />
      ) : (
        <Chosen {...props} choosing={choosing} proposals={data.proposals} line={line} detail={detail} />
      )}
    </TillDialog>
  );
}

function lineIn(detail: PickupDetail | undefined, lineId: string): WebOrderLine | undefined {
  return detail?.pickup.lines.find((one) => one.line.lineId === lineId)?.line;
}

interface ChosenProps extends Props {
  readonly choosing: ReturnType<typeof useChoosing>;
  readonly proposals: readonly Proposal[];
  readonly line: WebOrderLine;
  readonly detail: PickupDetail;
}

/** The list, or what was chosen of it. */
function Chosen({ choosing, proposals, ...props }: ChosenProps): ReactElement {
  const { chosen, choose } = choosing;
  return chosen === null ? (
    <Proposals proposals={proposals} price={props.line.unitPrice} onChoose={choose} />
  ) : (
    <OfferForm {...props} proposal={chosen} onBack={() => choose(null)} />
  );
}

/** One of the proposals, touched or scanned; `isUnfit` after a scan of other goods. */
function useChoosing(proposals: readonly Proposal[]) {
  const [chosen, choose] = useState<Proposal | null>(null);
  const [isUnfit, setUnfit] = useState(false);
  const { scan } = useGoodsScan((item) => {
    const proposal = proposals.find(({ variantId }) => variantId === item.variantId);
    setUnfit(proposal === undefined);
    if (proposal === undefined) play('refused');
    else choose(proposal);
  });
  return { chosen, choose, isUnfit, scan };
}

interface ListProps {
  readonly proposals: readonly Proposal[];
  /** What the shopper pays for one unit of what lacks. */
  readonly price: number;
  readonly onChoose: (proposal: Proposal) => void;
}

function Proposals({ proposals, price, onChoose }: ListProps): ReactElement {
  const words = useWords();
  const list = useListKeys<HTMLUListElement>();
  if (proposals.length === 0) {
    return (
      <EmptyState sign={<Icon name="box" size={2} />} title={words('pickup.substitute.none')}>
        {words('pickup.substitute.none.text')}
      </EmptyState>
    );
  }
  return (
    <ul ref={list} className={styles['proposals']} aria-label={words('pickup.substitute.list')}>
      {proposals.map((proposal) => (
        <li key={proposal.variantId}>
          <button type="button" className={styles['proposal']} data-hit onClick={() => onChoose(proposal)}>
            <span className={styles['picture']}>
              <Picture pictureId={proposal.pictureId} name={proposal.name} attempt="" />
            </span>
            <ProposalWords proposal={proposal} price={price} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ProposalWords({
  proposal,
  price,
}: {
  readonly proposal: Proposal;
  readonly price: number;
}): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain } = useQuantityWords();
  const more = proposal.price - price;
  return (
    <>
      <span className={styles['what']}>
        <span className={styles['name']}>{proposal.name}</span>{' '}
        <span className={styles['facts']}>
          {proposal.isPair && <Badge tone="good">{words('pickup.substitute.pair')}</Badge>}{' '}
          {proposal.here !== null &&
            words('pickup.stop.stock', { here: plain(proposal.here, proposal.unit) })}
        </span>
      </span>{' '}
      <span className={styles['price']}>
        {format.money(proposal.price)}{' '}
        {proposal.isDearer ? (
          <Badge tone="warn">{words('pickup.substitute.dearer', { more: format.money(more) })}</Badge>
        ) : (
          more < 0 && <Badge>{words('pickup.substitute.cheaper', { less: format.money(-more) })}</Badge>
        )}
      </span>
    </>
  );
}
