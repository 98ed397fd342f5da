import { expect, test } from 'vitest';
import { parsePrinterAddress } from '#main/device/transport/address.ts';

test.each([
  ['192.168.1.50', '192.168.1.50', 9100],
  [' tcp://192.168.1.50:9101 ', '192.168.1.50', 9101],
  ['bar-printer.local', 'bar-printer.local', 9100],
  ['fe80::1', 'fe80::1', 9100],
  ['tcp://[2001:db8::7]:9105', '2001:db8::7', 9105],
  ['[::1]', '::1', 9100],
])('reads %s', (text, host, port) => {
  expect(parsePrinterAddress(text)).toEqual({ host, port });
});

test.each([
  '',
  'printer:9100:1',
  '192.168.1',
  '192.168.1.500',
  '1.2.3.4:0',
  '1.2.3.4:70000',
  '[fe80',
  '[abc]',
  '/dev/usb/lp0',
  'a b',
])('refuses %j', (text) => {
  expect(parsePrinterAddress(text)).toBeNull();
});
