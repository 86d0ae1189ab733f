import { z } from 'zod';

/** The forms of the YAML files of the book. Strict: a misspelt field is an error, not a silent omission. */

const date = z.iso.date();
const words = z.array(z.string().min(1)).min(1);

export const sourceForm = z.strictObject({
  title: z.string().min(1),
  section: z.string().optional(),
  url: z.url().optional(),
  accessed: date.optional(),
  supports: z.array(z.string()).optional(),
});
const sources = z.array(sourceForm).min(1);
const codes = z.union([z.string(), z.array(z.string()).min(1)]);
const variant = z.strictObject({ if: z.array(z.string()).min(1), code: codes });

const course = z.enum([
  'chronic',
  'acute',
  'minor',
  'systemic',
  'complicated',
  'threat',
  'symptom',
  'uncertain',
  'status',
  'service',
  'context',
]);

export const conceptsForm = z.strictObject({
  source: sources,
  concepts: z.record(
    z.string(),
    z.strictObject({
      label: z.string().min(1),
      course,
      terms: words,
      code: codes.optional(),
      variants: z.array(variant).optional(),
      each: z.array(variant).optional(),
      history: z.string().optional(),
      family: z.string().optional(),
      explains: z.array(z.string()).optional(),
      replaces: z.array(z.string()).optional(),
      names: z.array(z.string()).optional(),
      tags: z.array(z.string()).optional(),
      first: z.boolean().optional(),
      background: z.boolean().optional(),
      bySite: z.boolean().optional(),
      addresses: z.array(z.string()).optional(),
    }),
  ),
});

export const sectionsForm = z.strictObject({ source: sources, sections: z.record(z.string(), words) });
export const cuesForm = z.strictObject({ source: sources, cues: z.record(z.string(), words) });
export const tagsForm = z.strictObject({
  source: sources,
  tags: z.record(z.string(), z.record(z.string(), words)),
  implies: z.record(z.string(), z.array(z.string())),
});
export const statementsForm = z.strictObject({
  source: sources,
  statements: z.record(z.string(), z.record(z.string(), words)),
});

export const toldForm = z.strictObject({
  source: sources,
  words: z.record(z.string(), words),
  told: z.array(
    z.strictObject({
      statement: z.string(),
      words: z.array(z.string()).min(1),
      without: z.array(z.string()).optional(),
      ordered: z.boolean().optional(),
      within: z.number().int().positive().optional(),
      outside: z.array(z.string()).optional(),
    }),
  ),
});

export const drugsForm = z.strictObject({
  source: sources,
  classes: z.record(
    z.string(),
    z.strictObject({
      otc: z.boolean().optional(),
      toxic: z.boolean().optional(),
      controlled: z.boolean().optional(),
      longTerm: z.string().optional(),
      adverse: z.string().optional(),
      /** Adverse effect codes of single drugs of the class, by their first name; they take the place of `adverse`. */
      adverseOf: z.record(z.string(), z.array(z.string())).optional(),
      /** One drug an item: generic name first, then brand names and misspellings, separated by commas. */
      drugs: words,
    }),
  ),
});

export const testsForm = z.strictObject({
  source: sources,
  tests: z.record(
    z.string(),
    z.strictObject({
      label: z.string(),
      kind: z.enum(['lab', 'imaging', 'physiologic', 'pathology', 'instrument']),
      panel: z.string().optional(),
      terms: words,
    }),
  ),
});

export const proceduresForm = z.strictObject({
  source: sources,
  procedures: z.record(
    z.string(),
    z.strictObject({
      label: z.string(),
      terms: words,
      acts: z
        .array(
          z.strictObject({
            on: words,
            by: words,
            not: words.optional(),
            within: z.number().int().optional(),
            across: z.boolean().optional(),
          }),
        )
        .optional(),
      treats: z.strictObject({ problem: z.string(), by: z.string() }).optional(),
      code: codes.optional(),
      variants: z.array(variant).optional(),
      count: z
        .strictObject({
          first: z.number().int(),
          addOn: z.string().optional(),
          each: z.number().int().optional(),
          above: z.strictObject({ from: z.number().int(), code: z.string() }).optional(),
        })
        .optional(),
      films: z.boolean().optional(),
      area: z.strictObject({ each: z.number().positive(), addOns: z.record(z.string(), z.string()) }).optional(),
      kinds: z.array(z.strictObject({ tag: z.string(), code: z.string(), addOn: z.string() })).optional(),
      counts: z.strictObject({ of: z.string(), names: words }).optional(),
      sided: z.boolean().optional(),
      minor: z.boolean().optional(),
      major: z.boolean().optional(),
      needs: z
        .array(z.strictObject({ tag: z.string(), missing: z.string(), silent: z.boolean().optional() }))
        .optional(),
      dose: z.strictObject({ per: z.number().positive(), of: z.enum(['mg', 'mcg', 'mL', 'unit']) }).optional(),
      vaccine: z
        .strictObject({
          components: z.number().int(),
          medicare: z.string().optional(),
          admin: z.string().optional(),
          oral: z.boolean().optional(),
          family: z.string().optional(),
        })
        .optional(),
      administration: z.string().optional(),
      timed: z.string().optional(),
      sumSizes: z.boolean().optional(),
      adds: z.boolean().optional(),
      ownNote: z.boolean().optional(),
      units: z.number().int().optional(),
      perSide: z.boolean().optional(),
      standsAlone: z.boolean().optional(),
      repeat: z.string().optional(),
      inOffice: z.boolean().optional(),
      link: z.array(z.string()).optional(),
    }),
  ),
});

const value = z.union([z.number(), z.string(), z.array(z.string())]);
export const ruleForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  statement: z.string().min(20),
  effective: z.strictObject({ from: date, to: date.nullable() }),
  source: sources,
  values: z.record(z.string(), z.record(date, value)),
  not_modelled: z.string().min(1),
});
export type RuleForm = z.infer<typeof ruleForm>;

const visit = {
  patient: z.enum(['new', 'established']).optional(),
  payer: z.enum(['commercial', 'medicare', 'medicaid']).optional(),
  date: date.optional(),
  visitType: z.string().optional(),
  placeOfService: z.string().optional(),
  ageYears: z.number().optional(),
  sex: z.enum(['f', 'm']).optional(),
  lastVisitDate: date.optional(),
};

/** A case: a short synthetic note, what must come out and why. */
export const casesForm = z.array(
  z.strictObject({
    name: z.string().min(8),
    given: z.strictObject({ note: z.string().min(1), ...visit }),
    expect: z.strictObject({
      em: z.string().nullable().optional(),
      highest: z.string().optional(),
      problems: z.string().optional(),
      data: z.string().optional(),
      risk: z.string().optional(),
      dx: z.array(z.string()).optional(),
      dxIncludes: z.array(z.string()).optional(),
      dxNot: z.array(z.string()).optional(),
      px: z.array(z.string()).optional(),
      pxIncludes: z.array(z.string()).optional(),
      pxNot: z.array(z.string()).optional(),
      units: z.record(z.string(), z.number()).optional(),
      modifiers: z.array(z.string()).optional(),
      /** Modifiers of procedure lines, by code. */
      pxModifiers: z.record(z.string(), z.array(z.string())).optional(),
      /** The diagnoses a procedure points to, by code. */
      pointers: z.record(z.string(), z.array(z.string())).optional(),
      /** A part of the reason why no E/M is suggested. */
      withheld: z.string().optional(),
      /** Parts of hints that must be given. */
      hints: z.array(z.string()).optional(),
      rejected: z.array(z.string()).optional(),
      minutes: z.number().nullable().optional(),
    }),
    why: z.string().min(5),
  }),
);
export type Case = z.infer<typeof casesForm>[number];

export const indexWordsForm = z.strictObject({
  source: sources,
  idle: words,
  inverted: words,
  words: z.record(z.string(), words),
});
export const integralForm = z.strictObject({
  source: sources,
  integral: z.array(z.strictObject({ codes: words, explains: words })),
});
