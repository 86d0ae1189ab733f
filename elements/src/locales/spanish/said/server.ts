import type { Dictionary } from '../../../internal/localize.ts';

/** Errors of the server and the SDK that an embedded page or the portal shows (api/src, sdk/src). */
export const server: Dictionary = {
  // Encounters
  'A view of this name exists. Choose another name, or save over that view.':
    'Ya hay una vista con este nombre. Elija otro nombre o guarde sobre esa vista.',
  'An encounter with this externalId exists already.': 'Ya hay una consulta con este externalId.',
  'Somebody changed this encounter meanwhile. Load it again, then repeat the change.':
    'Alguien cambió esta consulta mientras tanto. Vuelva a cargarla y repita el cambio.',
  'Somebody else changed this at the same moment. Load it again and repeat your change.':
    'Otra persona cambió esto en el mismo momento. Vuelva a cargarlo y repita su cambio.',
  'The note of this encounter is no longer there, because the practice keeps no notes or its retention ended. Save the note again, then ask for a suggestion.':
    'La nota de esta consulta ya no está, porque el consultorio no guarda notas o venció su conservación. Guarde la nota otra vez y pida una sugerencia.',
  'The retention of this suggestion has ended. Ask for a new one.':
    'La conservación de esta sugerencia venció. Pida una nueva.',
  'This Idempotency-Key was used for another request. Use a new key for a new request.':
    'Esta Idempotency-Key se usó para otra solicitud. Use una clave nueva.',
  'This encounter belongs to another patient. Open the session for the chart on screen.':
    'Esta consulta es de otro paciente. Abra la sesión para el expediente en pantalla.',
  'This encounter has another suggestion by now. Load it again, then mark its items.':
    'Esta consulta ya tiene otra sugerencia. Vuelva a cargarla y marque sus datos.',
  'This encounter has no suggestion at present.': 'Esta consulta no tiene sugerencia por ahora.',
  'This encounter is finalized. Reopen it, with a reason, before changing it.':
    'Esta consulta está finalizada. Reábrala, con un motivo, antes de cambiarla.',
  'This encounter is open already.': 'Esta consulta ya está abierta.',
  'This encounter is voided already.': 'Esta consulta ya está anulada.',
  'This encounter is voided and no longer changes.': 'Esta consulta está anulada y ya no cambia.',
  'This encounter is voided and takes no more comments.': 'Esta consulta está anulada y no admite más comentarios.',
  'This practice keeps no notes, so comments end when the codes are finalized.':
    'Este consultorio no guarda notas, así que los comentarios terminan al finalizar los códigos.',
  'You have a code set of this name already. Choose another name.':
    'Ya tiene un conjunto de códigos con este nombre. Elija otro.',
  'This encounter has {0} comments, as many as it takes.': 'Esta consulta tiene {0} comentarios, todos los que admite.',
  'You keep {0} views already. Remove one first.': 'Ya guarda {0} vistas. Quite una primero.',
  'There is no such encounter.': 'No existe tal consulta.',
  'There is no such view.': 'No existe tal vista.',
  'This code set was not found. Load the list again.':
    'No se encontró este conjunto de códigos. Vuelva a cargar la lista.',
  'This training case does not exist. Choose one from the list.': 'Este caso no existe. Elija uno de la lista.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'code: this code is not part of the suggestion.': 'code: este código no es parte de la sugerencia.',
  'assigneeId: there is no such active user in this practice.':
    'assigneeId: no hay tal usuario activo en este consultorio.',
  'providerId: there is no such active user in this practice.':
    'providerId: no hay tal usuario activo en este consultorio.',
  'assignee: an API key has no worklist of its own; name a person.':
    'assignee: una clave de API no tiene lista propia; nombre a una persona.',
  'cursor: use the nextCursor of the page before, as it is.':
    'cursor: use el nextCursor de la página anterior, tal cual.',
  'cursor: use the nextCursor of the page before, as it is, with the same order.':
    'cursor: use el nextCursor de la página anterior, tal cual, con el mismo orden.',
  'encounterDate: this date of service lies in the future. Write the day on which the visit took place.':
    'encounterDate: esta fecha de servicio está en el futuro. Escriba el día en que fue la consulta.',
  'No codes are set yet. Add the codes of the visit, then finalize.':
    'Aún no hay códigos. Agregue los de la consulta y finalice.',

  'Some codes cannot be submitted as they stand. Correct them, then finalize.':
    'Algunos códigos no se pueden enviar así. Corríjalos y finalice.',
  'Some warnings need your reason before the codes can be finalized.':
    'Algunas advertencias necesitan su motivo antes de finalizar los códigos.',
  'The practice does not exist.': 'El consultorio no existe.',
  'An entry with this key is there already. Load the current state and try again.':
    'Ya hay una entrada con esta clave. Cargue el estado actual e intente de nuevo.',
  'The published answer does not have this code: the note does not support it, or another code says it.':
    'La respuesta publicada no tiene este código: la nota no lo respalda, u otro código lo dice.',

  // What a role or a session includes
  'A person finalizes codes; an API key does not.': 'Los códigos los finaliza una persona, no una clave de API.',
  'An API key keeps no views; a person does.': 'Las vistas las guarda una persona, no una clave de API.',
  'An embedded page ends its own session.': 'Una página integrada termina su propia sesión.',
  'An embedded session changes the note only.': 'Una sesión integrada solo cambia la nota.',
  'Billers and practice admins share code sets. Save this one for yourself.':
    'Facturación y administración comparten conjuntos de códigos. Guarde este para usted.',
  'In this practice billers finalize. A practice admin can change that in the settings.':
    'En este consultorio finaliza facturación. La administración puede cambiarlo en la configuración.',
  'Its owner or a practice admin changes a shared code set.':
    'Un conjunto compartido lo cambia quien lo creó o la administración.',
  'Practice admins read the trail of the whole practice. Name an encounter to read its own.':
    'El historial de todo el consultorio lo lee la administración. Nombre una consulta para leer el suyo.',
  'Practice admins share views. Keep it for yourself, or ask one of them.':
    'Las vistas las comparte la administración. Guárdela para usted o pídaselo.',
  'This API key does not include this action. A practice admin can make one that does.':
    'Esta clave de API no incluye esta acción. La administración puede crear una que la incluya.',
  'This belongs to a practice. Sign in as one of its users.':
    'Esto es de un consultorio. Ingrese como uno de sus usuarios.',
  'This key was replaced. Use the newer one to make or replace keys.':
    'Esta clave fue reemplazada. Use la más nueva para crear o reemplazar claves.',
  'Somebody else has signed in. What was on its way was not sent.':
    'Otra persona ha iniciado sesión. Lo que estaba en camino no se envió.',
  'This embedded session does not edit this part. Ask for it when the session is created.':
    'Esta sesión integrada no edita esta parte. Pídala al crear la sesión.',
  'This embedded session does not include this action. Ask for it when the session is created.':
    'Esta sesión integrada no incluye esta acción. Pídala al crear la sesión.',
  'This page’s origin is not one the session was made for. Name it in allowedOrigins.':
    'La sesión no se creó para el origen de esta página. Nómbrelo en allowedOrigins.',
  'This publishable key does not work in this page. A practice admin can add its origin.':
    'Esta clave publicable no funciona en esta página. La administración puede agregar su origen.',
  'This publishable key does not work in this page. A practice admin can add the page’s origin.':
    'Esta clave publicable no funciona en esta página. La administración puede agregar el origen de la página.',
  'This user is not active in the practice. A practice admin can change that.':
    'Este usuario no está activo en el consultorio. La administración puede cambiarlo.',
  'Training is for people. Sign in as one of the practice.':
    'La capacitación es para personas. Ingrese como alguien del consultorio.',
  'Training is off in this practice. A practice admin can turn it on in the settings.':
    'La capacitación está desactivada en este consultorio. La administración puede activarla en la configuración.',
  'Your role does not include this action. A practice admin can help.':
    'Su función no incluye esta acción. La administración puede ayudar.',

  'A platform admin adds partners.': 'Los socios los agrega la administración de la plataforma.',
  'A practice admin adds users to their own practice only.':
    'La administración agrega usuarios solo a su propio consultorio.',
  'A practice admin does this after signing in.': 'Esto lo hace la administración después de ingresar.',
  'Only admins add users.': 'Solo la administración agrega usuarios.',
  'This email address already belongs to an account.': 'Este correo ya es de una cuenta.',
  'This API key has ended. Create a new one.': 'Esta clave de API terminó. Cree una nueva.',
  'This practice is a sandbox itself.': 'Este consultorio ya es un entorno de pruebas.',
  'There is no such API key.': 'No existe tal clave de API.',
  'There is no such open session of this API key.': 'Esta clave de API no tiene tal sesión abierta.',
  'There is no such partner.': 'No existe tal socio.',
  'There is no such practice for this API key.': 'No existe tal consultorio para esta clave de API.',
  'There is no such practice for this partner. Its admin consents to you in the settings first.':
    'No existe tal consultorio para este socio. Su administración le da antes el consentimiento en la configuración.',
  'There is no such practice.': 'No existe tal consultorio.',
  'There is no such user in this practice.': 'No existe tal usuario en este consultorio.',
  'practiceId: name the practice of the new user.': 'practiceId: nombre el consultorio del nuevo usuario.',
  'This API key is not valid. Check it, or ask the practice for one.':
    'Esta clave de API no es válida. Revísela o pida una al consultorio.',
  'This partner key is not valid. Check it, or ask Codeloom for a new one.':
    'Esta clave de socio no es válida. Revísela o pida una nueva a Codeloom.',

  // Sessions
  'Send the header Authorization: Bearer <token>.': 'Envíe el encabezado Authorization: Bearer <token>.',
  'Give Codeloom.load a fetchClientSecret or a publishableKey.':
    'Dé a Codeloom.load un fetchClientSecret o una publishableKey.',
  'Email and password do not match, or the account is not active. Check both, or ask your practice admin.':
    'El correo y la contraseña no coinciden, o la cuenta no está activa. Revise ambos o pregunte a la administración.',
  'Sign in to continue.': 'Ingrese para continuar.',
  'The access token has expired or is not valid. Sign in again.': 'El acceso venció o no es válido. Ingrese de nuevo.',
  'The embedded session has ended. Ask your server for a new one.':
    'La sesión integrada terminó. Pida una nueva a su servidor.',
  'The session has ended. Sign in again.': 'La sesión terminó. Ingrese de nuevo.',
  'The session of this token has ended. Sign in again.': 'La sesión de este acceso terminó. Ingrese de nuevo.',
  'This client secret was used or has expired. Ask your server for a new one.':
    'Este secreto ya se usó o venció. Pida uno nuevo a su servidor.',
  'Too many sign-in tries. Try again in {0} minute.': 'Demasiados intentos de ingreso. Pruebe de nuevo en {0} minuto.',
  'Too many sign-in tries. Try again in {0} minutes.':
    'Demasiados intentos de ingreso. Pruebe de nuevo en {0} minutos.',

  // The way there and back
  'The language model cannot be reached. Try again, or ask for the built-in engine with {"engine":"rules"}.':
    'No se puede llegar al modelo de lenguaje. Intente de nuevo o pida el motor incorporado con {"engine":"rules"}.',
  'This practice has used its language model allowance of this month. A practice admin can see and change it under usage, or ask for the built-in engine with {"engine":"rules"}.':
    'Este consultorio agotó su cupo del modelo de lenguaje de este mes. La administración puede verlo y cambiarlo en uso, o pida el motor incorporado con {"engine":"rules"}.',
  'The database cannot be reached at the moment. Try again shortly.':
    'No se puede llegar a la base de datos por ahora. Intente de nuevo en un momento.',
  'The request is larger than 1 MB. Send a shorter note, or split it by visit.':
    'La solicitud supera 1 MB. Envíe una nota más corta o divídala por consulta.',
  'Something went wrong on our side. Try again, and name the request id if it stays.':
    'Algo falló de nuestro lado. Intente de nuevo y, si continúa, indique el id de la solicitud.',
  'Codeloom took too long to answer. Nothing was lost; try again.':
    'Codeloom tardó demasiado en responder. No se perdió nada; intente de nuevo.',
  'The call was ended before its answer.': 'La llamada terminó antes de su respuesta.',
  'The session was ended.': 'La sesión terminó.',
  'The session has ended. What you typed is kept.': 'La sesión terminó. Lo que escribió se conserva.',
  'This page could not start a Codeloom session. Reload the page.':
    'Esta página no pudo iniciar una sesión de Codeloom. Vuelva a cargarla.',
  'Codeloom could not be loaded. Check the address and the page’s CSP, then try again.':
    'No se pudo cargar Codeloom. Revise la dirección y la CSP de la página e intente de nuevo.',
  'Nobody signed in. Open the sign-in again to use Codeloom here.':
    'Nadie ingresó. Abra de nuevo el ingreso para usar Codeloom aquí.',
  'Codeloom refused the call.': 'Codeloom rechazó la llamada.',
  'Codeloom answered in a form this page does not understand. Reload the page; if it stays, tell your administrator.':
    'Codeloom respondió en una forma que esta página no entiende. Vuelva a cargarla; si continúa, avise a su administrador.',
  'Codeloom cannot be reached. Check the connection and try again.':
    'No se puede llegar a Codeloom. Revise la conexión e intente de nuevo.',
};
