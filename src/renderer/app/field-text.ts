/** A field as it was: what to bring back when a scan typed into it. */
export interface FieldText {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The field that would take typed text now, if any. */
export function focusedField(): HTMLInputElement | HTMLTextAreaElement | null {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  if (!isField || focused.selectionStart === null) return null;
  return focused;
}

/** Whether what has the focus makes something of letters: a field, or a list that finds by them. */
export function takesLetters(): boolean {
  if (focusedField() !== null) return true;
  const focused = document.activeElement;
  return focused?.closest('[role="listbox"], [role="menu"], [aria-haspopup="listbox"]') !== null;
}

/** Remembers a field. */
export function rememberField(field: HTMLInputElement | HTMLTextAreaElement): FieldText {
  const { value } = field;
  return {
    field,
    value,
    start: field.selectionStart ?? value.length,
    end: field.selectionEnd ?? value.length,
  };
}

/** Puts a field back to what it was; whoever listens to it hears of it. */
export function restoreField({ field, value, start, end }: FieldText): void {
  if (field.value === value) return;
  field.setRangeText(value, 0, field.value.length, 'end');
  field.setSelectionRange(start, end);
  announce(field);
}

/** Types a text at the caret, as the keyboard would. */
export function insertText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  field.setRangeText(text, start, end, 'end');
  announce(field);
}

function announce(field: HTMLElement): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
