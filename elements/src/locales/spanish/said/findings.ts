import type { Dictionary } from '../../../internal/localize.ts';

/** Why something that was read is no code, hints, and reasons of denial (rules/src/decide). */
export const findings: Dictionary = {
  // Left out
  'The note denies it.': 'La nota lo niega.',
  'Documented as uncertain; outpatient coding takes the sign or symptom instead (Official Guidelines IV.H).':
    'Documentado como incierto; en atención ambulatoria se codifica el signo o síntoma (Official Guidelines IV.H).',
  'History only; not assessed or treated at this visit.':
    'Solo antecedente; no se evaluó ni se trató en esta consulta.',
  'Family history, not a condition of the patient.': 'Antecedente familiar, no una afección del paciente.',
  'Named only as a condition that may come.': 'Mencionado solo como una afección que podría aparecer.',
  'Named as a risk or for prevention.': 'Mencionado como riesgo o por prevención.',
  'Named only as planned.': 'Mencionado solo como algo planeado.',
  'Documented as resolved.': 'Documentado como resuelto.',
  'An integral part of {0} (Official Guidelines I.B.5).': 'Parte integral de {0} (Official Guidelines I.B.5).',
  'Included in {0} (Official Guidelines {1}).': 'Incluido en {0} (Official Guidelines {1}).',
  'Included in {0}.': 'Incluido en {0}.',
  'Planned, ordered or discussed; not documented as done at this visit.':
    'Planeado, ordenado o conversado; no consta que se hiciera en esta consulta.',
  'Done in the past.': 'Realizado en el pasado.',
  'The note says it was not done.': 'La nota dice que no se hizo.',
  'A complication of the pregnancy is coded instead (Excludes1 at Z34 and Z33.1).':
    'En su lugar se codifica una complicación del embarazo (Excludes1 en Z34 y Z33.1).',
  'Part of the gynecological examination (Excludes1 at Z12.4).': 'Parte del examen ginecológico (Excludes1 en Z12.4).',
  'Insulin for gestational diabetes is in O24.4 (Official Guidelines I.C.15.i).':
    'La insulina para la diabetes gestacional está en O24.4 (Official Guidelines I.C.15.i).',
  'The joint has been replaced; the visit is aftercare (Official Guidelines I.C.21.c.7).':
    'La articulación fue reemplazada; la consulta es de cuidados posteriores (Official Guidelines I.C.21.c.7).',
  'The drug is named; its own code says it (Official Guidelines I.C.19.e).':
    'El fármaco está nombrado; su propio código lo dice (Official Guidelines I.C.19.e).',
  'The condition for which the prescription is renewed is the reason for the visit (Official Guidelines IV.G).':
    'La afección por la que se renueva la receta es el motivo de la consulta (Official Guidelines IV.G).',
  'Aftercare of an injury is coded by the injury (Official Guidelines {0}).':
    'Los cuidados posteriores de una lesión se codifican con la lesión (Official Guidelines {0}).',
  'The complication of the diabetes is coded instead (Official Guidelines I.C.4.a).':
    'En su lugar se codifica la complicación de la diabetes (Official Guidelines I.C.4.a).',
  'Named only; not assessed or treated at this visit.': 'Solo se menciona; no se evaluó ni se trató en esta consulta.',
  'The long-term drugs are named by their own codes (Official Guidelines I.C.4.a.3).':
    'Los fármacos de largo plazo se nombran con sus propios códigos (Official Guidelines I.C.4.a.3).',
  'No injury that it belongs to is coded (Official Guidelines I.C.20).':
    'No hay codificada una lesión a la que pertenezca (Official Guidelines I.C.20).',
  'Place and activity are coded at the initial encounter only (Official Guidelines I.C.20.b).':
    'Lugar y actividad se codifican solo en la consulta inicial (Official Guidelines I.C.20.b).',
  'The stroke is past and left a deficit, which is coded (Official Guidelines I.C.9.d; Excludes1 at Z86.73).':
    'El ictus es pasado y dejó un déficit, que se codifica (Official Guidelines I.C.9.d; Excludes1 en Z86.73).',
  'The injury is named with its site.': 'La lesión está nombrada con su sitio.',
  'The event is part of the adjustment disorder (F43.2 is a reaction to it).':
    'El suceso es parte del trastorno de adaptación (F43.2 es una reacción a él).',
  'The eye is named (Official Guidelines I.B.13).': 'El ojo está nombrado (Official Guidelines I.B.13).',
  'Receptor status belongs to a malignant neoplasm of the breast (note at Z17).':
    'El estado de receptores corresponde a una neoplasia maligna de la mama (nota en Z17).',
  '{0}. It is ordinarily part of {1}.': '{0}. Por lo común es parte de {1}.',

  // Hints
  'Documentation may support {0} (higher level) as well as {1}. Review before finalizing.':
    'La documentación puede respaldar {0} (nivel superior) además de {1}. Revise antes de finalizar.',
  'Not documented: whether the patient is new or established. Taken as established.':
    'No consta: si el paciente es nuevo o establecido. Se toma como establecido.',
  '{0}: the side is not documented.': '{0}: no consta el lado.',
  '{0} is an unspecified code; no further detail was read in the note.':
    '{0} es un código no especificado; en la nota no se leyó más detalle.',
  'The note is longer than 10,000 characters; assessment and plan were read first, the rest as far as the limit allows.':
    'La nota supera los 10.000 caracteres; se leyeron primero la evaluación y el plan, y el resto hasta donde alcanza el límite.',
  'The level is stated in the note; no problems, data or management were read that show it.':
    'La nota declara el nivel; no se leyeron problemas, datos ni manejo que lo muestren.',
  'Times were added up; a total for the date is not documented.':
    'Se sumaron los tiempos; no consta un total de la fecha.',
  'Not documented: whether the {0} minutes hold time of separately reported services ({1}); their time does not count towards the level.':
    'No consta: si los {0} minutos incluyen tiempo de servicios facturados aparte ({1}); ese tiempo no cuenta para el nivel.',
  'The note says new patient and tells of a visit less than three years ago.':
    'La nota dice paciente nuevo y menciona una consulta de hace menos de tres años.',
  'The note calls {0} controlled as well as uncontrolled. The level counts it as uncontrolled.':
    'La nota dice de {0} que está controlado y que no lo está. El nivel lo cuenta como no controlado.',
  'The note both states and denies: {0}. The code follows the assessment.':
    'La nota afirma y niega a la vez: {0}. El código sigue a la evaluación.',
  'The side of {0} differs within the note. The code follows the assessment.':
    'El lado de {0} no coincide dentro de la nota. El código sigue a la evaluación.',
  'Payers differ on visits at a distance: some take {0}-{1} in place of {2}.':
    'Los pagadores difieren en las consultas a distancia: algunos aceptan {0}-{1} en lugar de {2}.',
  '{0}: {1} may apply. Not documented: {2}.': '{0}: puede corresponder {1}. No consta: {2}.',
  '{0}:  may apply. Not documented: {1}.': '{0}: puede corresponder. No consta: {1}.',
  '{0}: the code of a vaccine is that of its product. Not documented: the product.':
    '{0}: el código de una vacuna es el de su producto. No consta: el producto.',

  'The note holds text that speaks to software instead of about the patient. It was not followed.':
    'La nota tiene texto dirigido al software en vez de hablar del paciente. No se siguió.',

  // Reasons of denial
  'No obvious denial risks detected based on the current documentation.':
    'No se detectan riesgos evidentes de rechazo con la documentación actual.',
  'The visit is given as {0}; the note says {1}.': 'La consulta figura como {0}; la nota dice {1}.',
  'The facts behind {0} are thin; a payer may answer that the level is not supported.':
    'Los datos detrás de {0} son escasos; un pagador puede responder que el nivel no está respaldado.',
  'Not documented: the status of {0} (at goal, not at goal, worsening).':
    'No consta: el estado de {0} (en la meta, fuera de la meta, empeora).',
  'Minutes are documented in parts without a total for the date.':
    'Los minutos constan por partes, sin un total de la fecha.',
  'The visit is given as new; the note says established.':
    'La consulta figura como de paciente nuevo; la nota dice establecido.',
  'The visit is given as established; the note says new.':
    'La consulta figura como de paciente establecido; la nota dice nuevo.',
  'No diagnosis supports the services on this claim.': 'Ningún diagnóstico respalda los servicios de esta reclamación.',
  'An external cause code cannot be listed first.': 'Un código de causa externa no puede ir primero.',
  'Not documented: the side for {0}.': 'No consta: el lado de {0}.',

  // What a service lacks
  'the minutes': 'los minutos',
  'the product': 'el producto',
  'at least {0} minutes': 'al menos {0} minutos',
  'the date of discharge': 'la fecha del alta',
  'contact within two business days of the discharge': 'contacto en los dos días hábiles siguientes al alta',
  'decision making of at least moderate level': 'decisión médica de nivel al menos moderado',
  'that it was injected here': 'que se inyectó aquí',
  'that it was run here': 'que se procesó aquí',
  'that the test was done in the office': 'que la prueba se hizo en el consultorio',
  'that it was done here': 'que se hizo aquí',
  'that it was done in the office': 'que se hizo en el consultorio',
  'that it was given by nebulizer here': 'que se dio aquí con nebulizador',
  'albuterol alone': 'albuterol solo',
  'that it is a biopsy of the skin': 'que es una biopsia de piel',
  'the interpretation': 'la interpretación',
  'that it was infused here': 'que se infundió aquí',
  'the volume infused': 'el volumen infundido',
  'consent of the patient': 'el consentimiento del paciente',
  'a Medicare patient': 'que el paciente es de Medicare',
  'another payer than Medicare': 'un pagador distinto de Medicare',
  'two chronic illnesses': 'dos enfermedades crónicas',
  'a comprehensive care plan': 'un plan de atención integral',
  'a disease-specific care plan': 'un plan de atención para la enfermedad',
  'a serious chronic condition': 'una afección crónica grave',
  'time of the physician': 'el tiempo del médico',
  'clinical staff time': 'el tiempo del personal clínico',
  'the toe': 'el dedo del pie',
  'the bone': 'el hueso',
  'the number of views': 'el número de proyecciones',
  'the Welcome to Medicare visit': 'la consulta de bienvenida a Medicare',
  'that the wax was impacted': 'que el cerumen estaba impactado',
  'that the lesion is malignant': 'que la lesión es maligna',
  'that the film was taken by the practice': 'que el consultorio tomó la placa',
  'that the care of the fracture was taken over': 'que se asumió el cuidado de la fractura',
  'remote monitoring of readings': 'la vigilancia remota de las mediciones',
  'readings of at least 16 days in 30': 'mediciones de al menos 16 días en 30',
  'how it was removed (instruments or lavage)': 'cómo se extrajo (instrumental o lavado)',
};
