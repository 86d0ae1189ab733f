/** The forms of the edits that are data: rules/book/edits holds them with sources and cases. */
interface Said {
  readonly id: string;
  readonly message: string;
  readonly section: string;
}

/** Two services payers count as one; `modifier` on the dropped line says that they are distinct. */
export interface BundledPair {
  readonly id: string;
  readonly keep: readonly string[];
  readonly drop: readonly string[];
  readonly modifier: readonly string[];
  readonly why: string;
  readonly section: string;
  /** Done to different lesions by their nature: the modifier is always due. */
  readonly apart?: boolean | undefined;
}

/** Targets are written as in the tabular list: `I10`, `E11.2-`, `I11-I13`. */
export interface DiagnosisEdits {
  readonly neverBeside: readonly (Said & { readonly code: readonly string[]; readonly beside: readonly string[] })[];
  readonly needs: readonly (Said & { readonly code: readonly string[]; readonly one: readonly string[] })[];
  readonly neverFirst: readonly (Said & { readonly code: readonly string[] })[];
  readonly onlyFirst: { readonly code: readonly string[]; readonly section: string };
  readonly forOneSex: readonly { readonly code: readonly string[]; readonly sex: 'f' | 'm'; readonly what: string }[];
  readonly byAge: readonly {
    readonly code: readonly string[];
    readonly from: number;
    readonly to: number;
    readonly what: string;
  }[];
}

export interface ServiceEdits {
  readonly companions: readonly (Said & { readonly category: string; readonly needs: readonly string[] })[];
  readonly visitModifiers: readonly string[];
  /** Modifiers that let two services of a published pair stand apart. */
  readonly ptpModifiers: readonly string[];
  /** Units of a code without a limit of its own above which a slip is likely: services and items, and drugs by dose. */
  readonly plausibleUnits: { readonly counted: number; readonly measured: number };
  readonly telehealth: {
    readonly places: readonly string[];
    readonly audioModifier: string;
    readonly videoModifier: string;
  };
}

interface Covered {
  readonly id: string;
  readonly code: readonly string[];
  readonly what: string;
  readonly section: string;
}

/** Services Medicare covers for named conditions, and diagnoses that alone support none of a group of tests. */
export interface NecessityEdits {
  readonly supportedBy: readonly (Covered & { readonly supports: readonly string[] })[];
  readonly notBy: readonly (Covered & { readonly by: readonly string[] })[];
}
