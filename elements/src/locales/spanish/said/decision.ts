import type { Dictionary } from '../../../internal/localize.ts';

/** What the engine says of the level of a visit (rules/src/decide): `{0}` holds a code, a number or a name from the note. */
export const decision: Dictionary = {
  'Office visit, established patient, level {0}': 'Consulta, paciente establecido, nivel {0}',
  'Office visit, new patient, level {0}': 'Consulta, paciente nuevo, nivel {0}',
  'Office consultation, level {0}': 'Interconsulta ambulatoria, nivel {0}',

  // Problems
  '{0}: illness or injury that threatens life or bodily function':
    '{0}: enfermedad o lesión que amenaza la vida o una función corporal',
  '{0}: chronic illness with severe exacerbation': '{0}: enfermedad crónica con exacerbación grave',
  '{0}: chronic illness not at goal, worsening or with side effects':
    '{0}: enfermedad crónica fuera de la meta, que empeora o con efectos secundarios',
  '{0}: undiagnosed new problem with uncertain prognosis':
    '{0}: problema nuevo sin diagnóstico, de pronóstico incierto',
  '{0}: acute illness with systemic symptoms': '{0}: enfermedad aguda con síntomas sistémicos',
  '{0}: acute complicated injury': '{0}: lesión aguda complicada',
  '{0}: stable chronic illness': '{0}: enfermedad crónica estable',
  '{0}: acute uncomplicated illness or injury': '{0}: enfermedad o lesión aguda sin complicaciones',
  '{0}: self-limited or minor problem': '{0}: problema leve o que remite solo',
  '{0}: newly diagnosed, treatment goal not yet met':
    '{0}: recién diagnosticado, meta del tratamiento aún no alcanzada',
  '{0}: newly found, treatment goal not yet met': '{0}: recién hallado, meta del tratamiento aún no alcanzada',
  '{0}: treated with a prescription drug; acute uncomplicated illness':
    '{0}: tratado con un medicamento de receta; enfermedad aguda sin complicaciones',
  '{0}, suspected: illness or injury that threatens life or bodily function':
    '{0}, sospecha: enfermedad o lesión que amenaza la vida o una función corporal',
  '{0}, suspected: undiagnosed new problem with uncertain prognosis':
    '{0}, sospecha: problema nuevo sin diagnóstico y de pronóstico incierto',
  'Danger to self or others with a plan or means: a threat to life':
    'Peligro para sí o para otros con un plan o medios: amenaza para la vida',
  'A threat to life or bodily function is told': 'Se menciona una amenaza para la vida o una función corporal',
  'Managed by another professional, or not discussed at this visit.':
    'Lo maneja otro profesional, o no se trató en esta consulta.',
  'Evaluated and treated by the procedure of today; that work is part of the procedure.':
    'Evaluado y tratado con el procedimiento de hoy; ese trabajo es parte del procedimiento.',
  '{0}: its treatment is begun or changed; not at its goal': '{0}: se inicia o cambia su tratamiento; fuera de la meta',
  '{0}: resolved or resolving': '{0}: resuelto o en resolución',
  '{0}: follow-up': '{0}: seguimiento',
  'illness or injury that threatens life or bodily function':
    'enfermedad o lesión que amenaza la vida o una función corporal',
  'chronic illness with severe exacerbation': 'enfermedad crónica con exacerbación grave',
  'chronic illness not at goal, worsening or with side effects':
    'enfermedad crónica fuera de la meta, que empeora o con efectos secundarios',
  'undiagnosed new problem with uncertain prognosis': 'problema nuevo sin diagnóstico, de pronóstico incierto',
  'acute illness with systemic symptoms': 'enfermedad aguda con síntomas sistémicos',
  'acute complicated injury': 'lesión aguda complicada',
  'stable chronic illness': 'enfermedad crónica estable',
  'acute uncomplicated illness or injury': 'enfermedad o lesión aguda sin complicaciones',
  'self-limited or minor problem': 'problema leve o que remite solo',
  'Not addressed at this visit.': 'No se atendió en esta consulta.',
  'Named as background; not assessed or treated at this visit.':
    'Mencionado como antecedente; no se evaluó ni se trató en esta consulta.',
  'Part of {0}.': 'Parte de {0}.',
  'A symptom of {0}.': 'Un síntoma de {0}.',
  'Marked as not supported.': 'Marcado como no respaldado.',

  // Data
  '{0} ordered': '{0} (orden)',
  '{0} reviewed': '{0} (revisión)',
  'Note of an external source reviewed': 'Nota de una fuente externa revisada',
  'Record of an external source': 'Registro de una fuente externa',
  'Independent historian': 'Informante independiente',
  'Independent interpretation of a test': 'Interpretación independiente de una prueba',
  'Discussion of management with an external professional': 'Conversación sobre el manejo con un profesional externo',
  'Unique test': 'Prueba única',
  'Only considered for a later time; not ordered.': 'Solo se consideró para más adelante; no se ordenó.',
  'Named as history; no review at this visit is documented.':
    'Mencionada como antecedente; no consta su revisión en esta consulta.',
  'Not ordered.': 'No se ordenó.',
  'Done and billed by the practice at this visit; its order and review are part of that service.':
    'Realizada y facturada por el consultorio en esta consulta; su orden y revisión son parte de ese servicio.',
  'A scored instrument, reported on its own.': 'Un instrumento con puntaje, que se factura aparte.',
  'Ordered at an earlier visit; its review was counted with that order.':
    'Se ordenó en una visita anterior; su revisión se contó con esa orden.',

  // Risk
  'Prescription drug management': 'Manejo de medicamentos con receta',
  'Prescription drug management: {0}': 'Manejo de medicamentos con receta: {0}',
  '{0} (start)': '{0} (inicio)',
  '{0} (stop)': '{0} (suspensión)',
  '{0} (change)': '{0} (cambio)',
  '{0} (continue)': '{0} (continuación)',
  'Over-the-counter drugs': 'Medicamentos de venta libre',
  'Medication list': 'Lista de medicamentos',
  'A list of medications alone is not drug management; no evaluation of a drug is documented.':
    'Una lista de medicamentos por sí sola no es manejo; no consta la evaluación de un medicamento.',
  'Decision about hospitalization or escalation of care': 'Decisión sobre hospitalización o mayor nivel de atención',
  'Decision to limit or de-escalate care': 'Decisión de limitar o reducir la atención',
  'Drug therapy with intensive monitoring for toxicity': 'Farmacoterapia con vigilancia intensiva de toxicidad',
  'Decision for emergency major surgery': 'Decisión de cirugía mayor de urgencia',
  'Decision for major surgery with risk factors': 'Decisión de cirugía mayor con factores de riesgo',
  'Decision for elective major surgery': 'Decisión de cirugía mayor electiva',
  'Decision for minor surgery with risk factors': 'Decisión de cirugía menor con factores de riesgo',
  'Decision for minor surgery': 'Decisión de cirugía menor',
  'Treatment limited by social determinants of health': 'Tratamiento limitado por determinantes sociales de la salud',
  'Therapy, splinting or other conservative care': 'Terapia, férula u otro tratamiento conservador',
  'Management stated, without what was decided': 'Se menciona el manejo, sin lo que se decidió',
  'Drug that needs toxicity monitoring, with laboratory tests':
    'Medicamento que requiere vigilancia de toxicidad, con pruebas de laboratorio',
  'Not documented: that the tests monitor for toxicity, at least quarterly.':
    'No consta: que las pruebas vigilen la toxicidad, al menos cada trimestre.',
  'Minor procedure done today': 'Procedimiento menor realizado hoy',
  'The decision for a minor procedure is part of the procedure.':
    'La decisión de un procedimiento menor es parte del procedimiento.',

  // What carries the level, and what the next one would rest on
  'Total time of {0} minutes: without it the level is {1}.': 'Tiempo total de {0} minutos: sin esto el nivel es {1}.',
  'Total time of {0} minutes: without it no level is supported.':
    'Tiempo total de {0} minutos: sin esto no se sustenta ningún nivel.',
  '{0}: without it no level is supported.': '{0}: sin esto no se respalda ningún nivel.',
  '{0}: without it the level is {1}.': '{0}: sin esto el nivel es {1}.',
  'One of these elements is enough, with the one already met.':
    'Basta uno de estos elementos, junto con el que ya se cumple.',
  'Two of these elements are needed for {0}.': 'Para {0} hacen falta dos de estos elementos.',
  'Not documented for {0}, problems: {1}.': 'No consta para {0}, problemas: {1}.',
  'Not documented for {0}, data: {1}.': 'No consta para {0}, datos: {1}.',
  'Not documented for {0}, risk of management: {1}.': 'No consta para {0}, riesgo del manejo: {1}.',
  'one stable chronic illness, or one acute uncomplicated illness or injury, addressed at this visit':
    'una enfermedad crónica estable, o una enfermedad o lesión aguda sin complicaciones, atendida en esta consulta',
  'a chronic illness not at its treatment goal, two stable chronic illnesses, or a new problem with uncertain prognosis':
    'una enfermedad crónica fuera de la meta de su tratamiento, dos enfermedades crónicas estables, o un problema nuevo de pronóstico incierto',
  'a chronic illness with severe exacerbation, or an illness or injury that threatens life or bodily function':
    'una enfermedad crónica con exacerbación grave, o una enfermedad o lesión que amenaza la vida o una función corporal',
  'two of: unique tests ordered or reviewed, notes of an external source; or an independent historian':
    'dos de: pruebas únicas ordenadas o revisadas, notas de una fuente externa; o un informante independiente',
  'three of: unique tests, external notes, an independent historian; or an independent interpretation; or a discussion with an external professional':
    'tres de: pruebas únicas, notas externas, un informante independiente; o una interpretación independiente; o una conversación con un profesional externo',
  'two of: three items of tests, notes and historian; an independent interpretation; a discussion with an external professional':
    'dos de: tres datos entre pruebas, notas e informante; una interpretación independiente; una conversación con un profesional externo',
  'a management decision of low risk, such as over-the-counter drugs or therapy':
    'una decisión de manejo de bajo riesgo, como medicamentos de venta libre o terapia',
  'prescription drug management, a decision about surgery, or treatment limited by social determinants':
    'manejo de medicamentos con receta, una decisión sobre cirugía, o un tratamiento limitado por determinantes sociales',
  'drug therapy with intensive monitoring for toxicity, a decision about hospitalization, or a decision for major surgery with risk factors':
    'farmacoterapia con vigilancia intensiva de toxicidad, una decisión sobre hospitalización, o una decisión de cirugía mayor con factores de riesgo',

  // Why no visit code is suggested
  'Not checked: the rules for visits before 2021 are not in the book.':
    'Sin comprobar: las reglas para consultas anteriores a 2021 no están en el libro.',
  'A visit with clinical staff only, for a service that has its own code.':
    'Una consulta solo con personal clínico, por un servicio que tiene su propio código.',
  '{0} is reported for the time it describes; no visit beside it is documented.':
    '{0} se factura por el tiempo que describe; no consta una consulta aparte.',
  'A record of care between visits; no visit is documented.':
    'Un registro de atención entre consultas; no consta una consulta.',
  'No problem that was dealt with, no level of decision making and no total time were read in the note.':
    'En la nota no se leyó ningún problema atendido, ningún nivel de decisión ni un tiempo total.',
  'Follow-up in the global period of an operation is part of the operation.':
    'El seguimiento en el período global de una operación es parte de la operación.',
  'A preventive visit; no separate problem that was evaluated or managed is documented.':
    'Una consulta preventiva; no consta un problema aparte que se evaluara o tratara.',
  'The note says that nothing was evaluated apart from the service.':
    'La nota dice que no se evaluó nada aparte del servicio.',
  'A service is recorded; no evaluation beside it is documented.':
    'Consta un servicio; no se documenta una evaluación aparte.',
  'The visit is the procedure; the decision for it is part of it.':
    'La consulta es el procedimiento; la decisión de hacerlo es parte de él.',
  'A visit at a distance is reported with {0}, the telemedicine code of the same level as {1}.':
    'Una consulta a distancia se factura con {0}, el código de telemedicina del mismo nivel que {1}.',
  '{0} holds the first visit after the discharge in itself.': '{0} ya incluye la primera consulta tras el alta.',
  'Not checked: the note is not in English, which is the only language that is read.':
    'Sin comprobar: la nota no está en inglés, el único idioma que se lee.',
  'Not checked: the note seems to tell of more than one patient. Suggest again with the note of one patient.':
    'Sin comprobar: la nota parece hablar de más de un paciente. Pida la sugerencia con la nota de un solo paciente.',
};
