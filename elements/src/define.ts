// Registers every element. Importing it twice, or beside another copy of the library, is safe.
import './provider/define.ts';
import './note/define.ts';
import './suggest/define.ts';
import './final-codes/define.ts';
import './code-search/define.ts';
import './em-worksheet/define.ts';
import './trainer/define.ts';
import './usage/define.ts';
import './queue/define.ts';
import './audit-trail/define.ts';
