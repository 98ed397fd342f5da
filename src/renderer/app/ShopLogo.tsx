import { useEffect, useRef, type ReactElement } from 'react';

const PREFIX = 'data:image/png;base64,';

/** The shop's logo. Drawn and not loaded, as the page's policy takes no picture that doesn't come from the till. */
export function ShopLogo({ png }: { readonly png: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const picture = await createImageBitmap(blobOf(png));
      const target = canvas.current;
      if (isGone || target === null) return;
      target.width = picture.width;
      target.height = picture.height;
      target.getContext('2d')?.drawImage(picture, 0, 0);
    };
    // What is no picture leaves no trace, as on paper.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [png]);
  return <canvas ref={canvas} width={0} height={0} aria-hidden="true" />;
}

function blobOf(dataUrl: string): Blob {
  const text = atob(dataUrl.startsWith(PREFIX) ? dataUrl.slice(PREFIX.length) : '');
  return new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))], { type: 'image/png' });
}
