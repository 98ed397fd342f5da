/** The size of a page in whole millimetres; without a height the page is as long as what stands on it. */
export interface PageSize {
  readonly widthMm: number;
  readonly heightMm?: number;
}

/** A kind of file as the save dialog offers it; extensions without their dot. */
export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** A file to be kept where the user wants it. */
export interface FileToSave {
  /** A plain file name; what a file system does not take in a name is left out of it. */
  readonly suggestedName: string;
  readonly filters: readonly FileFilter[];
  readonly bytes: Uint8Array;
}

/** Documents as files. */
export interface PaperPorts {
  /**
   * A document as PDF, 80 mm wide and as long as it is unless a size is given. The page runs no script and reaches
   * no network: pictures and fonts have to be `data:` addresses, styles may stand in the document.
   * @throws when it cannot be drawn, or not within 20 seconds.
   */
  readonly toPdf: (html: string, size?: PageSize) => Promise<Uint8Array>;
  /** Asks where to keep a file, and writes it whole or not at all. Gives its path; null when the user thought better of it. */
  readonly saveFile: (file: FileToSave) => Promise<string | null>;
}
