import type { Widget } from '../widgets/kit.ts'

/** Our own words of forms and surveys, in the order in which each language has them. */
const NAMES = [
  'missing',
  'email',
  'choose',
  'tick',
  'optional',
  'sending',
  'send',
  'refused',
  'kept',
  'waiting',
  'thanks',
] as const

export type Word = (typeof NAMES)[number]

const words: Record<string, string> = {
  en: 'Please fill this in.|Please enter an e-mail address such as name@example.com.|Please choose one.|Please tick this box to go on.|optional|Sending…|Send|That was not accepted. Please check what you entered and try again.|It could not be sent just now. We have kept it and will send it as soon as we can.|It could not be sent just now. Please leave this page open: we keep trying.|Thank you',
  ar: 'يرجى ملء هذا الحقل.|يرجى إدخال بريد إلكتروني مثل name@example.com.|يرجى اختيار إجابة.|يرجى تحديد هذا المربع للمتابعة.|اختياري|جارٍ الإرسال…|إرسال|لم يتم قبول ذلك. يرجى مراجعة ما أدخلته والمحاولة مرة أخرى.|تعذر الإرسال الآن. لقد احتفظنا به وسنرسله في أقرب وقت ممكن.|تعذر الإرسال الآن. يرجى ترك هذه الصفحة مفتوحة: سنواصل المحاولة.|شكرًا لك',
  cs: 'Vyplňte prosím toto pole.|Zadejte prosím e-mail, například name@example.com.|Vyberte prosím jednu možnost.|Chcete-li pokračovat, zaškrtněte toto pole.|nepovinné|Odesílání…|Odeslat|Nebylo to přijato. Zkontrolujte prosím zadané údaje a zkuste to znovu.|Právě teď to nelze odeslat. Uložili jsme to a odešleme, jakmile to půjde.|Právě teď to nelze odeslat. Nechte prosím tuto stránku otevřenou: zkoušíme to dál.|Děkujeme',
  da: 'Udfyld venligst dette felt.|Skriv en e-mailadresse som name@example.com.|Vælg venligst en mulighed.|Sæt kryds her for at fortsætte.|valgfrit|Sender…|Send|Det blev ikke accepteret. Tjek det indtastede, og prøv igen.|Det kunne ikke sendes lige nu. Vi har gemt det og sender det, så snart vi kan.|Det kunne ikke sendes lige nu. Lad siden være åben: vi bliver ved med at prøve.|Tak',
  de: 'Bitte ausfüllen.|Bitte eine E-Mail-Adresse wie name@example.com eingeben.|Bitte eine Antwort wählen.|Bitte hier ankreuzen, um fortzufahren.|freiwillig|Wird gesendet…|Senden|Das wurde nicht angenommen. Bitte die Angaben prüfen und noch einmal versuchen.|Es ließ sich gerade nicht senden. Wir haben es aufbewahrt und senden es, sobald es geht.|Es ließ sich gerade nicht senden. Bitte diese Seite offen lassen: Wir versuchen es weiter.|Vielen Dank',
  es: 'Rellene este campo.|Escriba un correo como name@example.com.|Elija una opción.|Marque esta casilla para continuar.|opcional|Enviando…|Enviar|No se ha aceptado. Revise los datos e inténtelo de nuevo.|No se ha podido enviar ahora. Lo hemos guardado y lo enviaremos en cuanto sea posible.|No se ha podido enviar ahora. Deje esta página abierta: seguimos intentándolo.|Gracias',
  fi: 'Täytä tämä kenttä.|Anna sähköpostiosoite, esimerkiksi name@example.com.|Valitse yksi vaihtoehto.|Rastita tämä ruutu jatkaaksesi.|valinnainen|Lähetetään…|Lähetä|Tietoja ei hyväksytty. Tarkista ne ja yritä uudelleen.|Lähetys ei onnistunut juuri nyt. Tallensimme tiedot ja lähetämme ne heti kun voimme.|Lähetys ei onnistunut juuri nyt. Jätä tämä sivu auki: yritämme uudelleen.|Kiitos',
  fr: 'Veuillez remplir ce champ.|Veuillez saisir une adresse e-mail comme name@example.com.|Veuillez choisir une réponse.|Veuillez cocher cette case pour continuer.|facultatif|Envoi…|Envoyer|Cela n’a pas été accepté. Vérifiez votre saisie et réessayez.|L’envoi a échoué pour le moment. Nous l’avons conservé et l’enverrons dès que possible.|L’envoi a échoué pour le moment. Laissez cette page ouverte : nous continuons d’essayer.|Merci',
  he: 'נא למלא שדה זה.|נא להזין כתובת דוא״ל כמו name@example.com.|נא לבחור תשובה.|נא לסמן תיבה זו כדי להמשיך.|לא חובה|שולח…|שליחה|הפרטים לא התקבלו. נא לבדוק אותם ולנסות שוב.|לא ניתן לשלוח כרגע. שמרנו את הפרטים ונשלח אותם בהקדם.|לא ניתן לשלוח כרגע. נא להשאיר דף זה פתוח: אנחנו ממשיכים לנסות.|תודה',
  it: 'Compili questo campo.|Inserisca un indirizzo e-mail come name@example.com.|Scelga una risposta.|Selezioni questa casella per continuare.|facoltativo|Invio in corso…|Invia|Non è stato accettato. Controlli i dati e riprovi.|Al momento non è stato possibile inviarlo. Lo abbiamo conservato e lo invieremo appena possibile.|Al momento non è stato possibile inviarlo. Lasci aperta questa pagina: continuiamo a provare.|Grazie',
  ja: '入力してください。|name@example.com のようなメールアドレスを入力してください。|1つ選んでください。|続けるにはチェックを入れてください。|任意|送信中…|送信|受け付けられませんでした。入力内容をご確認のうえ、もう一度お試しください。|現在送信できません。内容を保存しました。送信できるようになり次第お送りします。|現在送信できません。このページを開いたままにしてください。送信を続けます。|ありがとうございます',
  nl: 'Vul dit veld in.|Vul een e-mailadres in zoals name@example.com.|Kies een antwoord.|Vink dit vakje aan om verder te gaan.|optioneel|Verzenden…|Verzenden|Dit is niet geaccepteerd. Controleer wat je hebt ingevuld en probeer het opnieuw.|Verzenden lukt nu niet. We hebben het bewaard en sturen het zodra het kan.|Verzenden lukt nu niet. Laat deze pagina open: we blijven het proberen.|Bedankt',
  pl: 'Wypełnij to pole.|Wpisz adres e-mail, na przykład name@example.com.|Wybierz odpowiedź.|Zaznacz to pole, aby przejść dalej.|opcjonalnie|Wysyłanie…|Wyślij|Nie przyjęto tych danych. Sprawdź je i spróbuj ponownie.|Nie udało się teraz wysłać. Zachowaliśmy to i wyślemy, gdy tylko będzie można.|Nie udało się teraz wysłać. Zostaw tę stronę otwartą: próbujemy dalej.|Dziękujemy',
  pt: 'Preencha este campo.|Introduza um e-mail como name@example.com.|Escolha uma opção.|Marque esta caixa para continuar.|opcional|A enviar…|Enviar|Não foi aceite. Verifique os dados e tente novamente.|Não foi possível enviar agora. Guardámos e enviaremos assim que possível.|Não foi possível enviar agora. Deixe esta página aberta: continuamos a tentar.|Obrigado',
  sv: 'Fyll i det här fältet.|Ange en e-postadress som name@example.com.|Välj ett alternativ.|Kryssa i rutan för att fortsätta.|valfritt|Skickar…|Skicka|Det godtogs inte. Kontrollera uppgifterna och försök igen.|Det gick inte att skicka just nu. Vi har sparat det och skickar så snart det går.|Det gick inte att skicka just nu. Låt sidan vara öppen: vi fortsätter försöka.|Tack',
  tr: 'Lütfen bu alanı doldurun.|Lütfen name@example.com gibi bir e-posta adresi girin.|Lütfen birini seçin.|Devam etmek için bu kutuyu işaretleyin.|isteğe bağlı|Gönderiliyor…|Gönder|Kabul edilmedi. Lütfen girdiklerinizi kontrol edip yeniden deneyin.|Şu anda gönderilemedi. Sakladık ve mümkün olur olmaz göndereceğiz.|Şu anda gönderilemedi. Lütfen bu sayfayı açık bırakın: denemeye devam ediyoruz.|Teşekkürler',
  uk: 'Заповніть це поле.|Введіть електронну адресу, наприклад name@example.com.|Виберіть відповідь.|Поставте тут позначку, щоб продовжити.|необов’язково|Надсилання…|Надіслати|Це не прийнято. Перевірте введене і спробуйте ще раз.|Зараз не вдалося надіслати. Ми зберегли це й надішлемо, щойно зможемо.|Зараз не вдалося надіслати. Залиште цю сторінку відкритою: ми пробуємо далі.|Дякуємо',
  zh: '请填写此项。|请输入电子邮件地址，例如 name@example.com。|请选择一项。|请勾选此框以继续。|选填|正在发送…|发送|未被接受。请检查填写的内容后重试。|暂时无法发送。我们已保存，会尽快发送。|暂时无法发送。请保持此页面打开，我们会继续尝试。|谢谢',
}

/** Gives them in the language of a widget. */
export const wordsOf = (widget: Widget): ((word: Word) => string) => widget.words(NAMES, words)
