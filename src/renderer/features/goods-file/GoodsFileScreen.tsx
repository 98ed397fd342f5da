import { useState, type ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ImportPane } from './ImportPane.tsx';
import { SaveFiles } from './SaveFiles.tsx';
import type { ChosenFile } from './chosen-file.ts';

/** Goods that come from a file, and everything that can be taken away as one. */
export function GoodsFileScreen(): ReactElement {
  const words = useWords();
  const { kind } = useShop();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const isOwn = kind === 'empty' || kind === 'sample';
  return (
    <SubScreen title={words('goods-file.title')} text={words('goods-file.text')}>
      <Section title={words('goods-file.in.title')} text={words('goods-file.in.text')}>
        {isOwn ? (
          <ChooseFile name={file?.name ?? null} onChoose={setFile} />
        ) : (
          <Notice tone="info">{words('goods-file.in.store')}</Notice>
        )}
      </Section>
      {isOwn && file !== null && <ImportPane key={file.id} file={file} onDone={() => setFile(null)} />}
      <Section title={words('goods-file.out.title')} text={words('goods-file.out.text')}>
        <SaveFiles />
      </Section>
    </SubScreen>
  );
}
