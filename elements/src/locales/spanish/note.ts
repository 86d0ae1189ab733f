import type { Dictionary } from '../../internal/localize.ts';

export const note: Dictionary = {
  'invisible character': 'carácter invisible',
  'invisible characters': 'caracteres invisibles',
  Problems: 'Problemas',
  Data: 'Datos',
  Risk: 'Riesgo',
  Cancel: 'Cancelar',
  note: 'nota',
  'This note is longer than {0} characters. The engine read the assessment and plan first.':
    'Esta nota supera los {0} caracteres. El motor leyó primero la evaluación y el plan.',
  'Paste the note again': 'Volver a pegar la nota',
  'Edit note': 'Editar nota',
  'This practice keeps no notes, and this one is gone. Codes and their reasons stay; suggesting again needs the note again.':
    'Este consultorio no guarda notas y esta ya no está. Los códigos y sus motivos quedan; para sugerir de nuevo hace falta la nota.',
  'Sections of the note': 'Secciones de la nota',
  'Evidence shown in the note': 'Evidencia mostrada en la nota',
  'Edit the note': 'Editar la nota',
  'Go to: {0}': 'Ir a: {0}',
  'Editing the note': 'Editando la nota',
  'Save as new version': 'Guardar como versión nueva',
  'Brought back': 'Recuperado',
  'You typed this on {0} and did not save it.': 'Usted escribió esto el {0} y no lo guardó.',
  'The encounter was changed since: compare before you save. Cancel shows the note as it is stored.':
    'La consulta cambió desde entonces: compare antes de guardar. Cancelar muestra la nota guardada.',
  'Cancel gives it up and shows the note as it is stored.': 'Cancelar lo abandona y muestra la nota guardada.',
  '{0} characters; {1} is the most a note may have': '{0} caracteres; una nota admite como máximo {1}',
  '{0} characters; the engine reads {1}, assessment and plan first':
    '{0} caracteres; el motor lee {1}, primero evaluación y plan',
  '{0} characters': '{0} caracteres',
  '· keeping what you typed…': '· guardando lo que escribió…',
  '· what you typed is kept': '· lo que escribió está guardado',
  '· not kept yet; save soon': '· aún sin guardar; guarde pronto',
  'odd space': 'espacio extraño',
  'odd spaces': 'espacios extraños',
  'Pasted without {0}. Undo brings the pasted text out again.':
    'Pegado sin {0}. Deshacer quita de nuevo el texto pegado.',
  'This card could not be drawn.': 'No se pudo mostrar esta tarjeta.',
  'This card could not be drawn': 'No se pudo mostrar esta tarjeta',
  'Codeloom answered in a form that this page does not know. What was saved is safe.':
    'Codeloom respondió de una forma que esta página no conoce. Lo guardado está a salvo.',
  'Load again': 'Volver a cargar',
  'This session belongs to a different encounter than the page asks for, so nothing is shown. Open the encounter again from your chart.':
    'Esta sesión pertenece a otra consulta que la que pide la página, por eso no se muestra nada. Abra de nuevo la consulta desde el expediente.',
  'This encounter could not be loaded': 'No se pudo cargar esta consulta',
  'Loading: {0}': 'Cargando: {0}',
  'Not connected': 'Sin conexión',
  'Put this element inside a codeloom-provider.': 'Ponga este elemento dentro de un codeloom-provider.',
  'Your session has ended': 'Su sesión terminó',
  'Everything shown here was cleared.': 'Se borró todo lo que se mostraba aquí.',
  'Start again': 'Empezar de nuevo',
  'Codeloom could not start': 'Codeloom no pudo iniciar',
  'Not part of this session': 'No forma parte de esta sesión',
  'The session of this page does not include this: {0}.': 'La sesión de esta página no incluye: {0}.',
  Close: 'Cerrar',
  Keys: 'Teclas',
  Commands: 'Comandos',
  'Your keys could not be saved. They are as before; try again in a moment.':
    'No se pudieron guardar sus teclas. Siguen como antes; inténtelo en un momento.',
  'Single keys work outside text fields. Press a key’s button to choose another one.':
    'Las teclas sueltas funcionan fuera de los campos de texto. Pulse el botón de una tecla para elegir otra.',
  'opens the command palette.': 'abre la paleta de comandos.',
  'Use the built-in keys': 'Usar las teclas originales',
  changed: 'cambiada',
  Reset: 'Restablecer',
  'No key': 'Sin tecla',
  'Change the key of: {0}': 'Cambiar la tecla de: {0}',
  'Press a key…': 'Pulse una tecla…',
  Change: 'Cambiar',
  'no key': 'sin tecla',
  '{0} is the key of “{1}”. Choose another, or change that one first.':
    '{0} es la tecla de «{1}». Elija otra o cambie primero esa.',
  'This key moves the focus, confirms or leaves. Choose another.':
    'Esta tecla mueve el foco, confirma o sale. Elija otra.',
  'Choose a letter, a digit, a sign, an arrow or a function key.':
    'Elija una letra, una cifra, un signo, una flecha o una tecla de función.',
  'What do you want to do?': '¿Qué quiere hacer?',
  'No command has this name.': 'Ningún comando tiene este nombre.',
};
