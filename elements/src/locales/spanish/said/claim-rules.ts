import type { Dictionary } from '../../../internal/localize.ts';

/** The reasons of single rules about codes that go or do not go together (rules/book/edits). */
export const claimRules: Dictionary = {
  '{0}. {1} is ordinarily part of {2}.': '{0}. {1} por lo común es parte de {2}.',
  '{0}. {1} is ordinarily part of {2}; a distinct service takes a modifier such as {3}.':
    '{0}. {1} por lo común es parte de {2}; un servicio distinto lleva un modificador como {3}.',

  // Services
  'Lavage and instruments on one ear are one removal.': 'Lavado e instrumental en un oído son una sola extracción.',
  'The code with ultrasound includes the injection and its guidance.':
    'El código con ecografía incluye la inyección y su guía.',
  'The injection itself is part of the joint or tendon injection.':
    'La inyección misma es parte de la inyección de la articulación o el tendón.',
  'The number of muscles picks one code.': 'El número de músculos elige un solo código.',
  'A nurse visit is part of the injection on the same date.':
    'Una consulta de enfermería es parte de la inyección de la misma fecha.',
  'A nurse visit for the vaccine alone is part of giving it.':
    'Una consulta de enfermería solo por la vacuna es parte de ponerla.',
  'A vaccine takes one of the two ways of counting its administration.':
    'Una vacuna lleva una de las dos maneras de contar su administración.',
  'Removal and destruction of one lesion are one service.': 'Extirpar y destruir una lesión es un solo servicio.',
  'One lesion is destroyed once; distinct lesions take a modifier.':
    'Una lesión se destruye una vez; lesiones distintas llevan un modificador.',
  'Fifteen or more premalignant lesions are one code.': 'Quince o más lesiones premalignas son un solo código.',
  'The number of lesions picks one code.': 'El número de lesiones elige un solo código.',
  'A biopsy of the lesion that is then destroyed is part of it.':
    'La biopsia de la lesión que luego se destruye es parte de ello.',
  'A biopsy of the lesion that is then excised is part of it.':
    'La biopsia de la lesión que luego se extirpa es parte de ello.',
  'Simple closure is part of a biopsy or excision.': 'El cierre simple es parte de una biopsia o extirpación.',
  'A visit has one base biopsy code; the others are add-ons.':
    'Una consulta tiene un código base de biopsia; los demás son adicionales.',
  'Single and multiple drainage pick one code.': 'Drenaje único o múltiple elige un solo código.',
  'The number of nails picks one code.': 'El número de uñas elige un solo código.',
  'Trimming a nail that is debrided is part of it.': 'Recortar una uña que se desbrida es parte de ello.',
  'Avulsion or debridement of the nail that is removed for good is part of it.':
    'Avulsionar o desbridar la uña que se quita para siempre es parte de ello.',
  'Debridement of the nail that is avulsed is part of it.': 'Desbridar la uña que se avulsiona es parte de ello.',
  'The first cast or splint is part of fracture care.': 'El primer yeso o férula es parte del cuidado de la fractura.',
  'The first splint is part of the reduction.': 'La primera férula es parte de la reducción.',
  'The complete ECG includes its tracing and reading.': 'El ECG completo incluye el trazado y la lectura.',
  'The stress test includes its ECGs.': 'La prueba de esfuerzo incluye sus ECG.',
  'Testing before and after a bronchodilator includes both runs and the dose.':
    'La prueba antes y después del broncodilatador incluye ambas medidas y la dosis.',
  'Spirometry includes these volumes.': 'La espirometría incluye estos volúmenes.',
  'Teaching with the dose that is given is part of it.': 'Enseñar con la dosis que se da es parte de ello.',
  'Oxygen saturation is part of other services on the same date.':
    'La saturación de oxígeno es parte de otros servicios de la misma fecha.',
  'One blood draw is reported for a date.': 'Se informa una extracción de sangre por fecha.',
  'The urinalysis with microscopy includes the strip.': 'El examen de orina con microscopía incluye la tira.',
  'The comprehensive panel includes these tests.': 'El panel completo incluye estas pruebas.',
  'The basic panel includes these tests.': 'El panel básico incluye estas pruebas.',
  'The full blood count includes these values.': 'El hemograma completo incluye estos valores.',
  'One presumptive drug screen is reported for a date.': 'Se informa un tamizaje presuntivo de drogas por fecha.',
  'The combined test includes its parts.': 'La prueba combinada incluye sus partes.',
  'One method of finding strep is reported unless both were needed.':
    'Se informa un método para detectar estreptococo salvo que hicieran falta ambos.',
  'The number of views picks one code.': 'El número de proyecciones elige un solo código.',
  'The rib series with chest includes the chest view.': 'La serie de costillas con tórax incluye la placa de tórax.',
  'Both sides are one code.': 'Ambos lados son un solo código.',
  'Looking at the cervix is part of the insertion.': 'Observar el cuello uterino es parte de la inserción.',
  'Biopsy and curettage together are one code.': 'Biopsia y legrado juntos son un solo código.',
  'One injection at the wrist is that of the carpal tunnel.':
    'Una sola inyección en la muñeca es la del túnel carpiano.',
  'Removal with reinsertion is one code.': 'Retirar y volver a insertar es un solo código.',
  'A diagnostic scope is part of the treating one.': 'Una endoscopia diagnóstica es parte de la terapéutica.',
  'A diagnostic scope is part of the one with biopsy.': 'Una endoscopia diagnóstica es parte de la que lleva biopsia.',
  'The time picks one code.': 'El tiempo elige un solo código.',
  'One kind of chronic care management is reported for a month.':
    'Se informa un tipo de manejo de atención crónica por mes.',
  'Staff and physician time of chronic care are not reported for the same month.':
    'El tiempo del personal y el del médico en atención crónica no se informan en el mismo mes.',
  'Advanced primary care management includes chronic and transitional care.':
    'El manejo avanzado de atención primaria incluye la atención crónica y la de transición.',
  'The Welcome visit stands before the yearly wellness visits.':
    'La consulta de bienvenida va antes de las consultas anuales de bienestar.',
  'The first wellness visit includes the depression screen and excludes the later visit.':
    'La primera consulta de bienestar incluye el tamizaje de depresión y excluye la consulta posterior.',
  'The yearly depression screen includes its questionnaire.': 'El tamizaje anual de depresión incluye su cuestionario.',
  'The first visit after discharge is part of transitional care.':
    'La primera consulta tras el alta es parte de la atención de transición.',
  'The number of regions picks one code.': 'El número de regiones elige un solo código.',
  'Hot and cold packs are part of other treatment.': 'Las compresas calientes y frías son parte de otro tratamiento.',
  'Cleaning the burn is part of its dressing.': 'Limpiar la quemadura es parte de su curación.',
  'The deepest tissue removed picks one code for a wound.':
    'El tejido más profundo que se retira elige un solo código por herida.',

  'To repair the nail bed the plate is lifted off.': 'Para reparar el lecho ungueal se levanta la lámina.',
  'The drainage of a lid has a code of its own.': 'El drenaje de un párpado tiene su propio código.',
  'The finger stick is part of the test that is run from it; Medicare never pays it apart (status B).':
    'La punción del dedo es parte de la prueba que se hace con ella; Medicare nunca la paga aparte (estado B).',
  'The health risk assessment is an element of the wellness visit.':
    'La evaluación de riesgos de salud es un elemento de la consulta de bienestar.',
  'One combined test answers for each virus.': 'Una prueba combinada responde por cada virus.',

  'Biopsy of a lesion that is then removed is part of its removal; another lesion takes a modifier.':
    'La biopsia de una lesión que luego se extirpa es parte de la extirpación; otra lesión lleva un modificador.',
  'Blood under a nail is let out by the code of the nail.': 'La sangre bajo la uña se drena con el código de la uña.',
  'A needle into a ganglion has a code of its own.': 'La punción de un ganglión tiene su propio código.',
  'The biopsies are in the code of the colposcopy.': 'Las biopsias están en el código de la colposcopia.',
  'The reduction of a joint is coded by the joint.':
    'La reducción de una articulación se codifica por la articulación.',
  'The look through the anoscope is part of what is done through it.':
    'Mirar por el anoscopio es parte de lo que se hace con él.',

  // Diagnoses that do not go together
  'I10 is for hypertension alone; a combination code with heart or kidney disease takes its place.':
    'I10 es para la hipertensión sola; con enfermedad cardíaca o renal lo reemplaza un código combinado.',
  'Hypertension and heart failure are presumed linked; I11.0 goes with I50 unless the note says they are unrelated.':
    'Se presume relación entre hipertensión e insuficiencia cardíaca; I11.0 va con I50 salvo que la nota diga lo contrario.',
  'Hypertension and chronic kidney disease are presumed linked; I12 goes with N18 unless the note says they are unrelated.':
    'Se presume relación entre hipertensión y enfermedad renal crónica; I12 va con N18 salvo que la nota diga lo contrario.',
  'R03.0 is a reading without the diagnosis of hypertension.': 'R03.0 es una medición sin diagnóstico de hipertensión.',
  'E11.9 is for diabetes without complications; a complication code is on the claim.':
    'E11.9 es para diabetes sin complicaciones; en la reclamación hay un código de complicación.',
  'E10.9 is for diabetes without complications; a complication code is on the claim.':
    'E10.9 es para diabetes sin complicaciones; en la reclamación hay un código de complicación.',
  'Diabetes and chronic kidney disease are presumed linked; E11.22 goes with N18 unless the note says they are unrelated.':
    'Se presume relación entre diabetes y enfermedad renal crónica; E11.22 va con N18 salvo que la nota diga lo contrario.',
  'Type 1 and type 2 diabetes are not reported together.': 'La diabetes tipo 1 y la tipo 2 no se informan juntas.',
  'An abnormal glucose is part of diabetes.': 'Una glucosa anormal es parte de la diabetes.',
  'A single and a recurrent depressive episode are not reported together.':
    'Un episodio depresivo único y uno recurrente no se informan juntos.',
  'Overweight and obesity are not reported together.': 'Sobrepeso y obesidad no se informan juntos.',
  'Reflux with and without esophagitis are not reported together.':
    'El reflujo con esofagitis y sin ella no se informan juntos.',
  'An examination is with or without abnormal findings.': 'Un examen es con hallazgos anormales o sin ellos.',
  'A former smoker and nicotine dependence are not reported together.':
    'Exfumador y dependencia de la nicotina no se informan juntos.',
  'Tobacco use and nicotine dependence are not reported together.':
    'Consumo de tabaco y dependencia de la nicotina no se informan juntos.',
  'An old stroke without deficits and an acute one are not reported together.':
    'Un ictus antiguo sin secuelas y uno agudo no se informan juntos.',
  'The kind of cough is given by the other code.': 'El otro código ya dice el tipo de tos.',

  // What goes with or before a diagnosis
  'The stage of the kidney disease (N18) goes with it.': 'Lo acompaña la etapa de la enfermedad renal (N18).',
  'The kind of heart failure (I50) goes with it.': 'Lo acompaña el tipo de insuficiencia cardíaca (I50).',
  'The kidney disease and its stage (N18) go with it.': 'Lo acompañan la enfermedad renal y su etapa (N18).',
  'The site and depth of the ulcer (L97) go with it.': 'Lo acompañan el sitio y la profundidad de la úlcera (L97).',
  'The kidney disease (N18) comes before it.': 'Antes va la enfermedad renal (N18).',
  'The neoplasm goes with it.': 'Lo acompaña la neoplasia.',
  'The disease that causes the dementia comes before it.': 'Antes va la enfermedad que causa la demencia.',
  'A body mass index goes with a diagnosis of the provider about weight.':
    'Un índice de masa corporal acompaña a un diagnóstico del profesional sobre el peso.',
  'Weeks of gestation go with a code of chapter 15.': 'Las semanas de gestación acompañan a un código del capítulo 15.',
  'COVID-19 (U07.1) comes before it.': 'Antes va COVID-19 (U07.1).',
  'The kind of diabetes goes with the pump.': 'El tipo de diabetes acompaña a la bomba.',
  'The diabetes that the drug is for goes with it.': 'Lo acompaña la diabetes para la que es el fármaco.',
  'The infection that the organism causes comes before it.': 'Antes va la infección que causa el organismo.',
  'It says how an injury came about.': 'Dice cómo ocurrió una lesión.',
  'It names the organism of a disease that comes before it.': 'Nombra el organismo de una enfermedad que va antes.',
  'The diagnosis about weight comes first.': 'Primero va el diagnóstico sobre el peso.',
  'The code of chapter 15 comes first.': 'Primero va el código del capítulo 15.',
  'The infection comes first.': 'Primero va la infección.',
  'The diabetes comes first.': 'Primero va la diabetes.',
  'The burn itself comes first.': 'Primero va la quemadura.',
  'The delivery comes first.': 'Primero va el parto.',
};
