import type { Dictionary } from '../../../internal/localize.ts';

/** What payers would ask about the codes of a claim (rules/src/edits and rules/book/edits). */
export const claim: Dictionary = {
  // Codes in force
  '{0} is a category; a claim needs all its characters. Choose a longer code.':
    '{0} es una categoría; la reclamación exige todos sus caracteres. Elija un código más largo.',
  '{0} is a category; a claim needs all its characters. Choose a longer code: {1}.':
    '{0} es una categoría; la reclamación exige todos sus caracteres. Elija un código más largo: {1}.',
  '{0} is not in {1}, the release in force on {2}.': '{0} no está en {1}, la versión vigente el {2}.',
  '{0} was not checked: it is not in {1}, and the full release for this date is not loaded.':
    '{0} quedó sin comprobar: no está en {1}, y la versión completa de esta fecha no está cargada.',
  '{0} was not checked: it is outside the curated procedure set.':
    '{0} quedó sin comprobar: está fuera del conjunto de procedimientos propio.',
  '{0} was not in force on {1}.': '{0} no estaba vigente el {1}.',
  'Diagnoses were read with {0}, which begins on {1}; not checked against the release of {2}.':
    'Los diagnósticos se leyeron con {0}, que empieza el {1}; sin comprobar con la versión del {2}.',
  'Diagnoses were checked against {0}; not checked against the newer release.':
    'Los diagnósticos se comprobaron con {0}; sin comprobar con la versión más nueva.',
  '{0} on {1} is not a modifier Codeloom knows. Check it.':
    '{0} en {1} no es un modificador que Codeloom conozca. Compruébelo.',

  // Diagnoses
  '{0} stands twice. A diagnosis is reported once for an encounter.':
    '{0} está dos veces. Un diagnóstico se informa una vez por consulta.',
  '{0} never comes first. {1}': '{0} nunca va primero. {1}',
  '{0} is an underdosing code; the condition it affects comes first.':
    '{0} es un código de infradosificación; primero va la afección que altera.',
  '{0} is a manifestation; the underlying disease comes first.':
    '{0} es una manifestación; primero va la enfermedad de base.',
  '{0} and {1} exclude each other unless they are unrelated (tabular list {2}). Keep the one that is documented.':
    '{0} y {1} se excluyen salvo que no tengan relación (lista tabular {2}). Deje el que esté documentado.',
  '{0} does not stand alone. {1}': '{0} no va solo. {1}',
  '{0} is a reason for the visit and comes first; move it up, or leave it out.':
    '{0} es un motivo de consulta y va primero; súbalo o quítelo.',
  '{0} diagnoses; a claim holds {1}. Keep those that were addressed.':
    '{0} diagnósticos; una reclamación admite {1}. Deje los que se atendieron.',
  'The note gives the side: {0} says it, {1} leaves it open.': 'La nota da el lado: {0} lo dice, {1} lo deja abierto.',
  '{0} leaves the side open. Codes with a side exist, such as {1}.':
    '{0} deja el lado abierto. Hay códigos con lado, como {1}.',
  'The note is more specific: {0} says what {1} leaves open.':
    'La nota es más específica: {0} dice lo que {1} deja abierto.',
  'No diagnosis is on the claim yet; payers return lines that point to none.':
    'Aún no hay diagnóstico en la reclamación; los pagadores devuelven las líneas sin él.',
  "{0} is about {1}; the encounter's sex does not fit.": '{0} trata de {1}; no concuerda con el sexo de la consulta.',
  '{0} is {1}; the patient is {2}.': '{0} es {1}; el paciente tiene {2}.',
  'pregnancy, childbirth and the puerperium': 'embarazo, parto y puerperio',
  'female organs or pregnancy': 'órganos femeninos o embarazo',
  'male organs': 'órganos masculinos',
  'an adult examination, from 18 years': 'un examen de adultos, desde los 18 años',
  'a child examination, to 17 years': 'un examen infantil, hasta los 17 años',
  'a newborn examination, to 28 days': 'un examen de recién nacidos, hasta los 28 días',
  'an adult body mass index, from 20 years': 'un índice de masa corporal de adultos, desde los 20 años',
  'a child body mass index, 2 to 19 years': 'un índice de masa corporal infantil, de 2 a 19 años',
  'a condition that began around birth': 'una afección que empezó en torno al nacimiento',

  // Lines
  '{0} points to a diagnosis that is not on the claim. Link it to one of the {1}.':
    '{0} apunta a un diagnóstico que no está en la reclamación. Vincúlelo con uno de los {1}.',
  '{0} stands twice with the same modifiers. Use units, or the modifier that tells the two apart.':
    '{0} está dos veces con los mismos modificadores. Use unidades, o el modificador que los distinga.',
  '{0} is an add-on; its base ({1}) is not on the claim.':
    '{0} es un código adicional; su base ({1}) no está en la reclamación.',
  '{0} units of {1}: more than {2} on one date is unusual.': '{0} unidades de {1}: más de {2} en una fecha es inusual.',
  '{0} is not linked to a diagnosis. Link it to the one it was done for.':
    '{0} no está vinculado a un diagnóstico. Vincúlelo con aquel por el que se hizo.',
  '{0} is done on one side or both: add LT, RT or 50.': '{0} se hace en un lado o en ambos: agregue LT, RT o 50.',
  '{0} is not ordinarily taken by {1}.': 'Por lo común {1} no acepta {0}.',
  'commercial payers': 'los pagadores comerciales',
  '{0} is for ages {1} to any; the patient is {2}.': '{0} es desde los {1} años; el paciente tiene {2}.',
  '{0} is for ages {1} to {2}; the patient is {3}.': '{0} es de {1} a {2} años; el paciente tiene {3}.',
  "{0} does not fit the encounter's sex.": '{0} no concuerda con el sexo de la consulta.',
  'Modifier {0} belongs on the visit code, not on {1}.':
    'El modificador {0} va en el código de la consulta, no en {1}.',
  '{0} carries 50 and a side. Use 50 for both sides, or LT and RT on two lines.':
    '{0} lleva 50 y un lado. Use 50 para ambos lados, o LT y RT en dos líneas.',
  '{0} says left, its diagnosis {1} says the other side.': '{0} dice izquierdo, su diagnóstico {1} dice el otro lado.',
  '{0} says right, its diagnosis {1} says the other side.': '{0} dice derecho, su diagnóstico {1} dice el otro lado.',
  'The vaccine stands without its administration.': 'La vacuna está sin su administración.',
  'An administration stands without its vaccine product.': 'Una administración está sin el producto de la vacuna.',
  'The drug stands without the service that gave it.': 'El fármaco está sin el servicio con que se dio.',

  // The visit
  '{0} is for a new patient; the last visit was on {1}, less than three years ago.':
    '{0} es para un paciente nuevo; la última consulta fue el {1}, hace menos de tres años.',
  '{0} is for a new patient; the encounter says {1}.': '{0} es para un paciente nuevo; la consulta dice {1}.',
  '{0} is for an established patient; the encounter says {1}.':
    '{0} es para un paciente establecido; la consulta dice {1}.',
  '{0} is for a new patient; the encounter says established.':
    '{0} es para un paciente nuevo; la consulta dice establecido.',
  '{0} is for an established patient; the encounter says new.':
    '{0} es para un paciente establecido; la consulta dice nuevo.',
  '{0} stands beside {1} without modifier 25. Keep both only if the visit stands on its own.':
    '{0} está junto a {1} sin el modificador 25. Deje ambos solo si la consulta se sostiene por sí misma.',
  'G2211 is not paid beside {0} with modifier 25 when the 25 is for a procedure.':
    'G2211 no se paga junto a {0} con modificador 25 cuando el 25 es por un procedimiento.',
  'Medicare does not take consultation codes. Choose an office visit code in place of {0}.':
    'Medicare no acepta códigos de interconsulta. Elija un código de consulta en lugar de {0}.',
  'A telehealth visit is reported with place of service {0}, not {1}.':
    'Una consulta de telesalud se informa con lugar de servicio {0}, no {1}.',
  'A telehealth visit is reported with place of service {0} or {1}, not {2}.':
    'Una consulta de telesalud se informa con lugar de servicio {0} o {1}, no {2}.',
  'An audio-only visit carries modifier {0}.': 'Una consulta solo por audio lleva el modificador {0}.',

  // Medical necessity
  'Medicare covers {0} for {1}. None of its diagnoses ({2}) says so.':
    'Medicare cubre {0} por {1}. Ninguno de sus diagnósticos ({2}) lo dice.',
  '{0} is linked to {1} only ({2}). Medicare asks for a sign, symptom or condition.':
    '{0} está vinculado solo a {1} ({2}). Medicare pide un signo, síntoma o afección.',
  'diabetes, abnormal glucose and disorders of the pancreas': 'diabetes, glucosa anormal y trastornos del páncreas',
  'prostate disease, obstruction and abnormal findings; a screening is G0103 with Z12.5':
    'enfermedad de la próstata, obstrucción y hallazgos anormales; un tamizaje es G0103 con Z12.5',
  'the screening Z12.5': 'el tamizaje Z12.5',
  'the screening Z12.31': 'el tamizaje Z12.31',
  'the screening Z12.11 or Z12.12': 'el tamizaje Z12.11 o Z12.12',
  'cigarettes, now (F17.21-) or before (Z87.891)': 'cigarrillos, ahora (F17.21-) o antes (Z87.891)',
  'the screening Z13.6, tobacco or family history': 'el tamizaje Z13.6, tabaco o antecedente familiar',
  'a body mass index of 30 or more': 'un índice de masa corporal de 30 o más',
  'a gynecological examination or screening': 'un examen o tamizaje ginecológico',
  'estrogen deficiency, vertebral change, steroids, hyperparathyroidism or bone loss under treatment':
    'deficiencia de estrógenos, cambio vertebral, esteroides, hiperparatiroidismo o pérdida ósea en tratamiento',
  diabetes: 'diabetes',
  'diabetes, kidney disease of stage 3 to 5, or a kidney transplant':
    'diabetes, enfermedad renal en etapa 3 a 5, o un trasplante de riñón',
  'a routine examination or family history': 'un examen de rutina o antecedente familiar',

  // Published edits
  '{0} is not paid beside {1} on the same date. {2}': '{0} no se paga junto a {1} en la misma fecha. {2}',
  'If the visit stands on its own, modifier 25 on it says so.':
    'Si la consulta se sostiene por sí misma, el modificador 25 lo dice.',
  'If they were distinct, a modifier such as 59, an X one or the place says so.':
    'Si fueron distintos, lo dice un modificador como 59, uno X o el del lugar.',
  'No modifier separates them.': 'Ningún modificador los separa.',
  '{0} units of {1}: the published limit is {2} {3}.': '{0} unidades de {1}: el límite publicado es {2} {3}.',
  '{0} units of {1}: the published limit is {2} on one line.':
    '{0} unidades de {1}: el límite publicado es {2} en una línea.',
  '{0} units of {1}: the published limit is {2} on one date, without exception.':
    '{0} unidades de {1}: el límite publicado es {2} en una fecha, sin excepción.',
  '{0} units of {1}: the published limit is {2} on one date; more is paid where the record supports it.':
    '{0} unidades de {1}: el límite publicado es {2} en una fecha; se paga más donde el expediente lo respalda.',
  'Not checked against NCCI: the published edit files are not loaded.':
    'Sin comprobar con NCCI: los archivos publicados no están cargados.',
  '{0}: not checked against NCCI; the loaded file of pairs ends before.':
    '{0}: sin comprobar con NCCI; el archivo de pares cargado termina antes.',
  'Pairs were checked against {0}, published to {1}; not checked against the newer quarter.':
    'Los pares se comprobaron con {0}, publicado hasta {1}; sin comprobar con el trimestre más nuevo.',
  'Units were not checked against NCCI: no file of unit limits for this date is loaded.':
    'Las unidades quedaron sin comprobar con NCCI: no hay un archivo de límites de esta fecha.',
};
