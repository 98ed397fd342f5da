import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openKeyboardEar, type KeyboardEar, type Scan } from '#renderer/app/keyboard-ear.ts';
import { press, pressedAt, scan, startClock, type } from './support/keys.ts';

let scans: Scan[];
let typed: string[];
let ear: KeyboardEar;
let field: HTMLInputElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  startClock(performance.now());
  scans = [];
  typed = [];
  document.body.innerHTML = '<input id="field"><button id="button">Go</button>';
  field = element('#field', HTMLInputElement);
  ear = openKeyboardEar({ onScan: (one) => scans.push(one), onTyped: (text) => typed.push(text) });
});

afterEach(() => {
  ear.close();
  vi.useRealTimers();
});

function element<Type extends Element>(selector: string, kind: new () => Type): Type {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector}`);
  return found;
}

function codes(): string[] {
  return scans.map((one) => one.code);
}

test('a scan is heard with the focus nowhere, and types nothing', () => {
  scan('4006381333931');
  vi.runAllTimers();
  expect(codes()).toEqual(['4006381333931']);
  expect(typed).toEqual([]);
});

test('a scan into a field is taken out of it, with the caret where it was', () => {
  field.focus();
  field.value = 'green mat';
  field.setSelectionRange(5, 5);
  const heard: string[] = [];
  field.addEventListener('input', () => heard.push(field.value));
  scan('4006381333931');
  expect(codes()).toEqual(['4006381333931']);
  expect(field.value).toBe('green mat');
  expect(field.selectionStart).toBe(5);
  expect(heard.at(-1)).toBe('green mat');
});

test('a scan over a marked text brings the text back', () => {
  field.focus();
  field.value = 'green';
  field.setSelectionRange(0, 5);
  scan('4006381333931');
  expect(field.value).toBe('green');
});

test('the terminator of a scan presses no button in focus', () => {
  const button = element('#button', HTMLButtonElement);
  const pressed: string[] = [];
  button.addEventListener('keydown', (event) => pressed.push(event.key));
  button.focus();
  scan('4006381333931');
  expect(codes()).toEqual(['4006381333931']);
  expect(pressed).not.toContain('Enter');
});

test('a short scan into a field is taken out of it, and its Enter sends no form', () => {
  const passed: string[] = [];
  field.addEventListener('keydown', (event) => passed.push(event.key));
  field.focus();
  for (const digit of '12345') press(digit, 10);
  press('Enter', 10);
  expect(codes()).toEqual(['12345']);
  expect(field.value).toBe('');
  expect(passed).not.toContain('Enter');
});

test('a slow scan into a field is taken out of it', () => {
  field.focus();
  for (const digit of '4006381333931') press(digit, 45);
  press('Enter', 45);
  expect(codes()).toEqual(['4006381333931']);
  expect(field.value).toBe('');
});

test('slow typing into a field is left alone', () => {
  field.focus();
  type('4006381333931');
  press('Enter', 130);
  expect(field.value).toBe('4006381333931');
  expect(codes()).toEqual([]);
});

test('what was held back of a burst that is no scan is given back to the field', () => {
  field.focus();
  for (const letter of 'abcde') press(letter, 10);
  vi.advanceTimersByTime(6000);
  expect(field.value).toBe('abcde');
  expect(codes()).toEqual([]);
});

test('slow typing with no field in focus is handed on, letter by letter in order', () => {
  type('lamp');
  vi.runAllTimers();
  expect(typed.join('')).toBe('lamp');
});

test('a fast typist without a field loses nothing', () => {
  for (const letter of 'lamp') press(letter, 20);
  vi.advanceTimersByTime(6000);
  expect(typed.join('')).toBe('lamp');
});

test('space stays with the button in focus', () => {
  element('#button', HTMLButtonElement).focus();
  expect(press(' ')).toBe(true);
  vi.runAllTimers();
  expect(typed).toEqual([]);
});

test('letters stay with an open list, which finds by them', () => {
  document.body.innerHTML = '<div role="listbox" tabindex="0"></div>';
  element('div', HTMLDivElement).focus();
  press('e');
  vi.runAllTimers();
  expect(typed).toEqual([]);
});

test('the time of a scan is that of its last key', () => {
  scan('4006381333931');
  expect(scans[0]?.at).toBe(pressedAt());
});

test('two scans in a row are two', () => {
  scan('4006381333931');
  scan('5012345678900');
  expect(codes()).toEqual(['4006381333931', '5012345678900']);
});

test('what is to wait for typing does not run for the first letters of a scan', () => {
  field.focus();
  const ran: string[] = [];
  press('4', 400);
  press('0', 8);
  ear.afterTyping(() => ran.push('search'));
  press('0', 8);
  vi.advanceTimersByTime(60);
  expect(ran).toEqual([]);
});

test('what is to wait for typing runs soon after a slow letter, and can be called off', () => {
  field.focus();
  const ran: string[] = [];
  press('l');
  ear.afterTyping(() => ran.push('kept'));
  ear.afterTyping(() => ran.push('called off'))();
  vi.advanceTimersByTime(60);
  expect(ran).toEqual(['kept']);
});

test('a closed ear hears nothing', () => {
  ear.close();
  scan('4006381333931');
  expect(codes()).toEqual([]);
});
