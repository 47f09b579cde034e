import type { Widgets } from '../../widgets/kit.ts'
import type { WordTable } from '../../widgets/words.ts'

/** Our own words at the door of a desk, in the order in which each language has them. */
const NAMES = ['title', 'text', 'message', 'email', 'send', 'reply'] as const

/** Gives our own words in the page's language. */
export const wordsOf = ({ words }: Pick<Widgets, 'words'>) => words(NAMES, table)

const table: WordTable = {
  en: 'Leave us a message|Nobody can answer right now. We will write back by e-mail.|Your message|E-mail|Send|Reply',
  ar: 'اترك لنا رسالة|لا يمكن لأحد الرد الآن. سنرد عليك عبر البريد الإلكتروني.|رسالتك|البريد الإلكتروني|إرسال|الرد',
  cs: 'Napište nám|Právě teď nikdo nemůže odpovědět. Odepíšeme vám e-mailem.|Vaše zpráva|E-mail|Odeslat|Odpovědět',
  da: 'Skriv til os|Ingen kan svare lige nu. Vi svarer på e-mail.|Din besked|E-mail|Send|Svar',
  de: 'Schreiben Sie uns|Gerade kann niemand antworten. Wir schreiben per E-Mail zurück.|Ihre Nachricht|E-Mail|Senden|Antworten',
  es: 'Déjenos un mensaje|Ahora nadie puede responder. Le contestaremos por correo.|Su mensaje|Correo electrónico|Enviar|Responder',
  fi: 'Jätä meille viesti|Kukaan ei voi vastata juuri nyt. Vastaamme sähköpostilla.|Viestisi|Sähköposti|Lähetä|Vastaa',
  fr: 'Laissez-nous un message|Personne ne peut répondre pour le moment. Nous vous répondrons par e-mail.|Votre message|E-mail|Envoyer|Répondre',
  he: 'השאירו לנו הודעה|אין מי שיענה כרגע. נחזור אליכם בדוא״ל.|ההודעה שלכם|דוא״ל|שליחה|תשובה',
  it: 'Ci lasci un messaggio|In questo momento nessuno può rispondere. Le scriveremo via e-mail.|Il suo messaggio|E-mail|Invia|Rispondi',
  ja: 'メッセージをお送りください|ただいま対応できる者がおりません。メールで返信します。|メッセージ|メールアドレス|送信|返信',
  nl: 'Laat een bericht achter|Niemand kan nu antwoorden. We schrijven terug per e-mail.|Je bericht|E-mail|Verzenden|Antwoorden',
  pl: 'Zostaw nam wiadomość|Nikt nie może teraz odpowiedzieć. Odpiszemy e-mailem.|Twoja wiadomość|E-mail|Wyślij|Odpowiedz',
  pt: 'Deixe-nos uma mensagem|Ninguém pode responder agora. Respondemos por e-mail.|A sua mensagem|E-mail|Enviar|Responder',
  sv: 'Lämna ett meddelande|Ingen kan svara just nu. Vi svarar via e-post.|Ditt meddelande|E-post|Skicka|Svara',
  tr: 'Bize mesaj bırakın|Şu anda kimse yanıtlayamıyor. E-posta ile yanıt vereceğiz.|Mesajınız|E-posta|Gönder|Yanıtla',
  uk: 'Залиште нам повідомлення|Зараз ніхто не може відповісти. Ми відпишемо електронною поштою.|Ваше повідомлення|Електронна пошта|Надіслати|Відповісти',
  zh: '给我们留言|现在无人在线，我们会通过电子邮件回复。|您的留言|电子邮箱|发送|回复',
}
