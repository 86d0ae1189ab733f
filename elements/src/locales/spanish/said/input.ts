import type { Dictionary } from '../../../internal/localize.ts';

/** What is wrong with an input, and what to write instead (contracts/src, api/src/transport/wire-error.ts). */
export const input: Dictionary = {
  // The name of a field stands before the sentence.
  '{0}: {1}': '{0}: {1}',
  'Send JSON with the header Content-Type: application/json.':
    'Envíe JSON con el encabezado Content-Type: application/json.',
  'The request could not be read. Check that its body is valid JSON.':
    'No se pudo leer la solicitud. Compruebe que su contenido sea JSON válido.',
  'The request could not be read.': 'No se pudo leer la solicitud.',
  'There is no such procedure.': 'No existe tal procedimiento.',
  'This date of service lies in the future.': 'Esta fecha de servicio está en el futuro.',
  'The request does not have the expected form.': 'La solicitud no tiene la forma esperada.',
  'This is needed. Write {0}.': 'Esto hace falta. Escriba {0}.',
  'Write {0} here.': 'Escriba aquí {0}.',
  'a text in quotes': 'un texto entre comillas',
  'a number': 'un número',
  'a whole number': 'un número entero',
  'true or false': 'true o false',
  'a JSON object': 'un objeto JSON',
  'a JSON list': 'una lista JSON',
  'a date such as 2026-03-12': 'una fecha como 2026-03-12',
  'Write one of: {0}.': 'Escriba uno de: {0}.',
  'The request names a field that this address does not know. Leave it out, or check its spelling.':
    'La solicitud nombra un campo que esta dirección no conoce. Quítelo o revise cómo está escrito.',
  'Write at least {0}.': 'Escriba al menos {0}.',
  'Write at least {0} characters.': 'Escriba al menos {0} caracteres.',
  'Write at least {0} entries.': 'Escriba al menos {0} elementos.',
  'Write at most {0}.': 'Escriba como máximo {0}.',
  'Write at most {0} characters.': 'Escriba como máximo {0} caracteres.',
  'Write at most {0} entries.': 'Escriba como máximo {0} elementos.',
  'Write at most {0} codes.': 'Escriba como máximo {0} códigos.',
  'Write at most 36500 days (100 years).': 'Escriba como máximo 36500 días (100 años).',
  'This does not have the expected form. The API documentation under /api/docs shows it.':
    'Esto no tiene la forma esperada. La documentación de la API en /api/docs la muestra.',
  'This does not fit any of the expected forms. The API documentation under /api/docs shows them.':
    'Esto no tiene ninguna de las formas esperadas. La documentación de la API en /api/docs las muestra.',
  'Name the practice of a live key; a test key belongs to your own sandbox.':
    'Nombre el consultorio de una clave real; una de prueba es de su propio entorno de pruebas.',
  'Name at least one scope.': 'Nombre al menos un permiso.',
  'Write an email address such as name@example.com.': 'Escriba un correo como nombre@example.com.',
  'Use 15 characters or more; a sentence works well.': 'Use 15 caracteres o más; una frase funciona bien.',
  'Write the email address of the account.': 'Escriba el correo de la cuenta.',
  'Write a code.': 'Escriba un código.',
  'A code set holds at least one code.': 'Un conjunto tiene al menos un código.',
  'Write an ICD-10-CM code such as E11.42.': 'Escriba un código ICD-10-CM como E11.42.',
  'Write a CPT or HCPCS code of five characters, such as 20610 or G0439.':
    'Escriba un código CPT o HCPCS de cinco caracteres, como 20610 o G0439.',
  'Write an office visit or consultation code, such as 99213.':
    'Escriba un código de consulta o interconsulta, como 99213.',
  'A modifier has two letters or digits.': 'Un modificador tiene dos letras o cifras.',
  'Write plain text.': 'Escriba texto simple.',
  'Write plain text on one line.': 'Escriba texto simple en una línea.',
  'Write a comment first.': 'Escriba primero un comentario.',
  'The text holds a broken character (lone surrogate). Paste it as plain text.':
    'El texto tiene un carácter roto (sustituto suelto). Péguelo como texto simple.',
  'Write an origin such as https://emr.example.com.': 'Escriba un origen como https://emr.example.com.',
  'An origin has a scheme and a host only, such as https://emr.example.com.':
    'Un origen tiene solo esquema y servidor, como https://emr.example.com.',
  'Name the encounter once: by encounterId or by encounterExternalId.':
    'Nombre la consulta una vez: por encounterId o por encounterExternalId.',
  'Name the encounter beside its patient: by encounterId or by encounterExternalId.':
    'Nombre la consulta junto a su paciente: por encounterId o por encounterExternalId.',
  'A place of service has two digits, such as 11.': 'Un lugar de servicio tiene dos cifras, como 11.',
  'Give a short reason.': 'Dé un motivo breve.',
  'Use an id as Codeloom gave it, such as 0192f0c4-5a6b-7c8d-9e0f-123456789abc.':
    'Use un id tal como lo dio Codeloom, como 0192f0c4-5a6b-7c8d-9e0f-123456789abc.',
  'Write a date as YYYY-MM-DD, such as 2026-03-12.': 'Escriba una fecha como AAAA-MM-DD, por ejemplo 2026-03-12.',
  'Write a date between 1900 and 2199.': 'Escriba una fecha entre 1900 y 2199.',
  'The note is longer than {0} characters. Split it by visit.':
    'La nota supera los {0} caracteres. Divídala por consulta.',
  'The note is empty. Paste the encounter note.': 'La nota está vacía. Pegue la nota de la consulta.',
  'The note holds control characters. Paste it as plain text.':
    'La nota tiene caracteres de control. Péguela como texto simple.',
  'The note holds a broken character (lone surrogate). Paste it as plain text.':
    'La nota tiene un carácter roto (sustituto suelto). Péguela como texto simple.',
  'Keep notes for at least 30 days, or turn storePhi off to keep none.':
    'Guarde las notas al menos 30 días, o desactive storePhi para no guardar ninguna.',
  'Name at least one setting to change.': 'Nombre al menos un ajuste que cambiar.',
  'Choose a letter, a digit, a sign, an arrow or a function key.':
    'Elija una letra, una cifra, un signo, una flecha o una tecla de función.',
  'At most 100 keys can be set.': 'Se pueden asignar como máximo 100 teclas.',
  'An Idempotency-Key has 1 to 128 visible ASCII characters, such as a UUID.':
    'Una Idempotency-Key tiene de 1 a 128 caracteres ASCII visibles, como un UUID.',
  'A training case has a name such as strep-throat.': 'Un caso de capacitación tiene un nombre como strep-throat.',
};
