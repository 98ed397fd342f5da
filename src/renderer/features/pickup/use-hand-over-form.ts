import { useState } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import type { HandOver } from '#domain/pickup/step.ts';
import { play } from '#renderer/app/sound.ts';
import { checksOf, isCodeOf } from './proof.ts';

export type HandOverForm = ReturnType<typeof useHandOverForm>;

/** Who gets the order and how they showed that it is theirs; `handOver` is null while something lacks. */
export function useHandOverForm(detail: PickupDetail, isShownBefore: boolean) {
  const [proof, setProof] = useState<HandOver['proof']>('code');
  const [code, setCode] = useState('');
  const [isShown, setShown] = useState(isShownBefore);
  const [isAnswered, setAnswered] = useState(false);
  const [collector, setCollector] = useState<string | null>(null);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [signature, setSignature] = useState<string | null>(null);
  const checks = checksOf(detail);
  const isRight = isShown || isCodeOf(detail.order, code);
  const isProven = proof === 'code' ? isRight : isAnswered;
  const isWhole = isProven && collector?.trim() !== '' && checks.every((note) => checked.includes(note));
  const handOver: HandOver | null = isWhole
    ? { proof, collector: collector?.trim() ?? '', isChecked: checks.length > 0, signature }
    : null;
  return {
    proof,
    setProof,
    code,
    setCode,
    isRight,
    isAnswered,
    setAnswered,
    collector,
    setCollector,
    checks,
    checked,
    check: (note: string, isOn: boolean) =>
      setChecked((before) => (isOn ? [...before, note] : before.filter((one) => one !== note))),
    setSignature,
    scan: (scanned: string) => {
      const isTheirs = isCodeOf(detail.order, scanned);
      if (!isTheirs) play('refused');
      setProof('code');
      setCode(isTheirs ? '' : scanned);
      setShown(isTheirs);
    },
    handOver,
  };
}
