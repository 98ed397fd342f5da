import { z } from 'zod';

// Else zod tries whether it may make code from text; the page's policy says no, and the log hears of it.
z.config({ jitless: true });
