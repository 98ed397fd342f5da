/** Switches burned into the packed program, by their names in @electron/fuses; packing sets each of them. */
export const PACKED_FUSES = {
  /** The program can't be used as a plain Node (`ELECTRON_RUN_AS_NODE`). */
  RunAsNode: false,
  /** Cookies on disk are encrypted by the keyring. */
  EnableCookieEncryption: true,
  /** `NODE_OPTIONS` can't load foreign code into the till. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** No `--inspect`: nobody attaches a debugger to a selling till. */
  EnableNodeCliInspectArguments: false,
  /** The archive's hash is checked at start (macOS and Windows; on Linux file ownership is the guard). */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** Only the archive is run, not a folder laid beside it. */
  OnlyLoadAppFromAsar: true,
  /** The program has no V8 snapshot of its own. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Files get no rights from their scheme; pages come from `app:`. */
  GrantFileProtocolExtraPrivileges: false,
} as const;
