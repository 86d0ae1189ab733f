import { readFileSync } from 'node:fs';

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Given names, lower case. Source: the Moby word lists of English first names (public domain), less the names that are also
 * ordinary or clinical words, with common names of other languages added for this project.
 */
export const givenNames = wordSet(readFileSync(new URL('given-names.txt', import.meta.url), 'utf8'));

/** Frequent family names that are not also ordinary words. Source: US Census 2010, the most frequent, chosen by hand. */
export const familyNames = wordSet(`
  smith johnson williams jones davis garcia rodriguez wilson martinez anderson taylor thomas hernandez moore martin thompson
  gonzalez harris sanchez clark ramirez lewis robinson perez hall turner nguyen torres flores rivera gomez diaz reyes cruz
  morales ortiz gutierrez chavez ramos ruiz alvarez mendoza castillo jimenez vasquez moreno herrera medina aguilar vargas
  guzman fernandez mendez munoz salazar garza soto vazquez alvarado delgado pena rios castro ortega guerrero estrada sandoval
  contreras dominguez romero silva rojas fuentes acosta cabrera campos vega leon molina santiago suarez maldonado figueroa
  roberts phillips campbell evans edwards collins stewart morris murphy rogers peterson cooper reed kelly howard watson brooks
  bennett gray hughes myers sanders ross foster powell jenkins patterson simmons bryant alexander russell griffin hayes hamilton
  graham sullivan wallace woods cole jordan owens reynolds fisher ellis harrison gibson mcdonald marshall wells webb simpson
  stevens tucker porter hicks crawford henry boyd mason kennedy warren dixon burns gordon shaw holmes rice robertson black
  daniels palmer mills nichols knight ferguson hawkins dunn perkins hudson spencer gardner stephens payne pierce berry
  matthews arnold wagner willis watkins olson carroll duncan snyder hart cunningham bradley andrews harper riley armstrong
  weaver greene elliott chapman carpenter lawson richardson patel kim lee chen wang li zhang liu yang huang singh khan
  ali ahmed hussain park choi tran pham hoang kaur sharma gupta shah kumar desai mehta rao reddy okafor okonkwo mensah
  kowalski kowalczyk novak schmidt mueller weber schneider fischer meyer schultz hoffman zimmerman obrien oconnor oneill
  mccarthy mclaughlin macdonald fitzgerald gallagher donovan brennan`);

/** Diseases, signs, tests, devices and organisms that bear a name, and must keep it. */
export const eponyms = wordSet(`
  addison achilles adams allen alport alzheimer apgar asperger babinski baker barlow barrett bartholin basedow becker behcet bell
  bennett berger bowen bouchard bright broca brown brudzinski buerger burkitt burow bruton bunion cushing crohn chiari charcot
  colles conn cooley coombs cooper coxsackie creutzfeldt down duchenne dupuytren dressler ebstein ehlers danlos epley epstein
  barr ewing fabry fallot fanconi finkelstein foley fox fordyce froment friedreich ganglion gardner gaucher gilbert gilles glasgow
  goodpasture gram graves grey guillain haglund hallpike hansen hashimoto hawkins heberden heimlich henoch schonlein hirschsprung
  hodgkin holter homan homans horner huntington hutchinson jones jobe kaposi kawasaki kegel kerlix kernig klinefelter koplik
  kussmaul lachman lasegue legg calve perthes lewy lisfranc ludwig lyme lynch mallory marfan mcburney mcmurray meckel menetrier
  meniere merkel mohs moro morton munchausen murphy neer noonan ober osgood osler paget pap papanicolaou parkinson peyronie
  phalen pick plummer pompe pott potter prader prinzmetal quervain de raynaud reed reiter reye rinne roland romberg rorschach
  roux salter schamberg scheuermann schlatter sever sheehan sjogren snellen spurling steinert stevens johnson still sturge
  sydenham takayasu tanner tay sachs thompson tinel tourette trendelenburg trigger turner tzanck unna valsalva virchow weber
  waldenstrom wegener wells wernicke whipple willebrand williams willi wilms wilson wolff parkinson white wood yergason zenker
  ziehl zollinger ellison bethesda fitzpatrick gleason mallampati nyha westergren wright kirby bauer tegaderm dexa doppler
  xray roentgen ace coban steri epipen babcock robinson rhomberg fisher bishop morse braden katz lawton montreal beck hamilton
  hospice edinburgh vanderbilt conners framingham charlson child pugh karnofsky oswestry rosenberg stanford norwood hurley
  wong clark breslow bosniak garden weil denis judet gustilo frykman danis herbert tile jakob lawrence kellgren lincoln`);

/** Capitalized words that stand where a name could, and are none. Lower case. */
export const notNames = wordSet(`
  mrn dob ssn npi dea vin pcp id acct tel ext zip
  mr mrs ms miss mx dr drs doctor prof professor rev
  patient pt mother father mom dad parent parents wife husband son daughter brother sister sibling spouse partner guardian
  caregiver grandmother grandfather grandma grandpa aunt uncle cousin niece nephew friend neighbor roommate girlfriend boyfriend
  he she they it we i you his her their this that these those there here the a an and or but if so as at by for from in into
  of off on onto out over to up with without who which what when where while since until after before during because although
  however also then than thus no not nor none all any both each few many more most other some such only own same too very
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
  oct nov dec monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning afternoon evening night
  history physical exam examination assessment plan impression diagnosis diagnoses chief complaint review systems system vitals
  vital signs results result medications medication allergies allergy social family surgical past present illness subjective
  objective general constitutional cardiovascular respiratory gastrointestinal genitourinary musculoskeletal neurological
  psychiatric skin eyes ears nose mouth throat neck chest lungs heart abdomen extremities lymphatic endocrine hematologic
  immunologic integumentary procedure procedures consent follow followup return instructions education counseling treatment
  additional testing medical reasoning note notes date time page name address phone fax email dob age sex gender race ethnicity
  insurance provider physician doctor nurse md do np pa rn lpn ma dpm dds dmd phd pharmd od dc pt ot facp faap mph msn dnp aprn
  clinic hospital center department emergency urgent care primary specialty office visit encounter record number id account
  right left bilateral upper lower anterior posterior medial lateral distal proximal normal abnormal positive negative stable
  mild moderate severe acute chronic new established total daily weekly monthly once twice tablet capsule dose refill take
  continue start stop increase decrease order ordered refer referral reviewed discussed denies reports states endorses presents
  blood pressure pulse temperature weight height oxygen saturation bmi heart rate medicare medicaid commercial aetna cigna
  humana anthem blue cross shield united healthcare tricare english spanish french german chinese vietnamese arabic russian
  portuguese american african asian hispanic latino latina caucasian european indian white black native christian jewish muslim
  catholic internet covid influenza flu tylenol advil motrin aleve aspirin ibuprofen lisinopril metformin lipitor lasix zoloft
  prozac norco percocet ultram mobic flonase zyrtec claritin allegra benadryl mucinex sudafed ventolin albuterol synthroid
  prilosec nexium pepcid zantac plavix eliquis xarelto coumadin warfarin insulin lantus humalog ozempic trulicity jardiance
  farxiga januvia crestor zocor norvasc amlodipine losartan gabapentin lyrica cymbalta lexapro celexa wellbutrin xanax ativan
  ambien adderall ritalin augmentin amoxicillin keflex bactrim cipro levaquin doxycycline zithromax prednisone medrol kenalog
  prostate breast colon lung liver kidney thyroid bladder uterus ovary cervix knee shoulder hip ankle wrist elbow spine hand foot
  protonix carafate unithroid levothyroxine advair spiriva symbicort breo trelegy jublia mounjaro wegovy victoza rybelsus tresiba
  novolog basaglar entresto brilinta repatha praluent diovan cozaar benicar toprol lopressor coreg tenormin imdur ranexa aricept
  namenda sinemet keppra topamax imitrex botox humira enbrel otezla stelara fosamax prolia boniva premarin estrace mirena nexplanon
  depo-provera viagra cialis flomax proscar avodart trazodone seroquel abilify risperdal zyprexa buspar effexor prozac paxil vyvanse
  concerta strattera suboxone narcan tramadol oxycodone hydrocodone morphine singulair pulmicort qvar nasonex afrin robitussin
  depo medrol lidocaine marcaine toradol tdap prevnar shingrix gardasil pneumovax boostrix moderna pfizer novavax
  mri ct xray ekg ecg echo ultrasound cbc cmp bmp tsh lipid panel hemoglobin urinalysis urine culture strep rapid
  none unknown self same see above below per via see cc hpi ros pmh psh rx dx tx sx fx hx nkda nka
  north south east west street avenue road drive lane court boulevard suite apartment unit floor room building
  alert oriented awake well appears pleasant friendly cooperative calm anxious time spent total electronically signed`);

/** Words before a person's name that say who it is: `her daughter Maria`, `referred by Ana Ruiz`. */
export const relations =
  'wife|husband|son|daughter|brother|sister|mother|father|mom|dad|spouse|partner|fiancee?|girlfriend|boyfriend|guardian|caregiver|' +
  'grandmother|grandfather|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|friend|neighbor|roommate|sibling|twin|teacher|' +
  'coach|supervisor|employer|boss|attorney|lawyer|interpreter|case manager|social worker|pharmacist|nurse|therapist|colleague';

/** What only people do in notes: a capitalized word before one of these is a person. */
export const personVerbs =
  'reports|reported|states|stated|denies|denied|complains|complained|endorses|endorsed|says|said|feels|tells|told|describes|described|' +
  'mentions|mentioned|explains|explained|agrees|agreed|asks|asked|lives|wants|wishes|admits|admitted to|understands|verbali[sz]es';
/** What people, drugs and diseases do alike: before these a name must be one that is known. */
export const sharedVerbs =
  'presents|presented|returns|returned|notes|noted|felt|called|comes|came|arrives|arrived|works|continues to|has been|has had|' +
  'is an? (?:very |pleasant |\\d)|was seen|was accompanied|is here|is accompanied|is seen|is doing|requests|requested|declined|declines';

/** Endings of diseases, operations and generic drug names. */
const clinicalEnding =
  /(?:itis|ism|osis|oses|emia|oma|omas|pathy|algia|syndrome|ectomy|otomy|ostomy|plasty|scopy|graphy|gram|uria|rrhea|plegia|paresis|trophy|sclerosis|penia|cytosis|olol|pril|sartan|statin|azole|mycin|cillin|cycline|oxacin|vir|mab|nib|pine|zepam|zolam|triptan|gliptin|gliflozin|glutide|tidine|caine|sone|solone|olone|parin|xaban|formin|dipine|ology|ologist|iatry|iatrist|edics|edist|therapy)s?$/;

const bareWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/'s$/, '')
    .replace(/[^a-z]/g, '');

/** A word that never belongs to a name: grammar, headings, drugs, clinical words. */
export function isOrdinaryWord(word: string): boolean {
  const bare = bareWord(word);
  return notNames.has(bare) || (bare.length > 6 && clinicalEnding.test(bare));
}

/** A word that is left alone unless something beside it says that it names a person. */
export function isProtectedWord(word: string): boolean {
  return isOrdinaryWord(word) || eponyms.has(bareWord(word));
}
