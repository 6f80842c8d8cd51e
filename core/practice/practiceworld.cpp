#include "core/practice/practiceworld.h"

#include <QLocale>

#include <utility>

namespace wirebench {

namespace {

constexpr const char *rootReadme =
    "This is a practice server. It lives in the memory of this computer, nobody else\n"
    "can reach it, and it forgets everything when it stops.\n"
    "\n"
    "  pub       files to fetch, with a README of its own\n"
    "  incoming  the place for files of your own; anonymous users may store here, too\n";

constexpr const char *pubReadme =
    "You have logged in, entered a folder, listed it and fetched this file.\n"
    "That is a whole FTP dialogue: one connection for commands, and one for each\n"
    "listing and each file. Look into the log: you see both.\n"
    "\n"
    "What else is here, and why:\n"
    "\n"
    "  dots.txt     lines that begin with a dot\n"
    "  lisezmoi.txt a text with accents, in UTF-8\n"
    "  bytes.bin    each of the 256 values of a byte, four times: TYPE I keeps them\n"
    "  long.txt     one line of 3000 letters\n"
    "  empty.txt    nothing at all: a connection that only opens and closes\n";

constexpr const char *frenchReadme =
    "Ce serveur d'entraînement se trouve dans la mémoire de cet ordinateur.\n"
    "Les lettres accentuées (à, é, è, ê, ç, œ, ï, ù) prennent deux octets en UTF-8 :\n"
    "comptez les octets que « recv » a reçus, puis les caractères affichés.\n"
    "L'été, Noël, un garçon, où ça ? Le prix : 12 €.\n";

constexpr const char *dotsText = "The next line is a single dot.\n"
                                 ".\n"
                                 "..and this one began with two\n"
                                 ".hidden\n"
                                 "Mail and news end a text with a line of one dot, so that they must double\n"
                                 "the others; FTP does not, because the end of the connection is the end.\n";

constexpr const char *incomingReadme = "Store a file here, list the folder, fetch it back and compare.\n";

constexpr const char *welcomeMail =
    "Welcome to the practice letterbox. It is filled by the practice server for SMTP:\n"
    "send a message there, to anybody, and fetch it here. Nothing leaves this machine.\n"
    "\n"
    "POP3 sees this box only. IMAP has folders, and remembers which letters you have read.\n";

constexpr const char *frenchMail = "Bonjour Alice,\n"
                                   "\n"
                                   "ce message contient des accents : été, cœur, façade, où, Noël.\n"
                                   ".\n"
                                   ".Les deux lignes précédentes commencent par un point : le serveur le double,\n"
                                   "le client enlève celui qui est de trop.\n"
                                   "\n"
                                   "À bientôt,\n"
                                   "Benoît\n";

constexpr const char *attachmentMail =
    "--practice-border\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "\n"
    "The attachment is a file of 16 bytes, written in Base64.\n"
    "--practice-border\n"
    "Content-Type: application/octet-stream\n"
    "Content-Disposition: attachment; filename=\"sixteen.bin\"\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "AAECAwQFBgcICQoLDA0ODw==\n"
    "--practice-border--\n";

constexpr const char *archivedMail = "This letter is old. To see it, a client has to select its folder: POP3 cannot.\n";

constexpr const char *welcomeNews = "This is the practice server for news. Articles are asked for by their number in a\n"
                                    "group, or by their Message-ID, which is the same on every server.\n";

constexpr const char *questionNews = "How does a reader know that an article is over?\n"
                                     "\n"
                                     ".\n"
                                     "The line above is a single dot, and it is not the end.\n";

constexpr const char *frenchNews = "Un article en français : « l'été, le cœur, la façade ».\n"
                                   "Répondez dans practice.test, tout le monde peut y écrire.\n";

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 4 * 256; ++i)
        bytes += char(i);
    return bytes;
}

QByteArray withReturns(QByteArray text)
{
    return text.replace("\n", "\r\n");
}

void fillFiles(PracticeFiles &files, const QDateTime &now)
{
    files.makeFolder("/pub", now);
    files.makeFolder("/incoming", now);
    const std::pair<const char *, QByteArray> all[] = {
        {"/README", rootReadme},           {"/pub/README", pubReadme},
        {"/pub/lisezmoi.txt", frenchReadme}, {"/pub/dots.txt", dotsText},
        {"/pub/bytes.bin", allBytes()},    {"/pub/long.txt", QByteArray(3000, 'x') + '\n'},
        {"/pub/empty.txt", QByteArray()},  {"/incoming/README", incomingReadme}};
    for (const auto &[path, bytes] : all)
        files.store(path, bytes, now);
}

struct Letter
{
    const char *box;
    const char *from;
    const char *subject;
    const char *type; ///< further lines of the header
    const char *text;
    int hoursAgo;
    ImapFlags flags;
};

void fillMail(PracticeMail &mail, const QDateTime &now)
{
    const char *utf8 = "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
    const char *mixed = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"practice-border\"\n";
    const Letter letters[] = {
        {"INBOX", "Practice server <postmaster@practice.localhost>", "Welcome to practice", "", welcomeMail, 72,
         ImapFlag::Seen},
        {"INBOX", "=?UTF-8?Q?Beno=C3=AEt?= <benoit@practice.localhost>", "=?UTF-8?Q?Un_=C3=A9t=C3=A9_en_fran=C3=A7ais?=",
         utf8, frenchMail, 26, {}},
        {"INBOX", "Carol <carol@practice.localhost>", "A letter with an attachment", mixed, attachmentMail, 2, {}},
        {"Archive", "Dave <dave@practice.localhost>", "An old letter", "", archivedMail, 24 * 90, ImapFlag::Seen},
    };
    int number = 0;
    for (const Letter &letter : letters) {
        const QDateTime when = now.addSecs(-3600LL * letter.hoursAgo);
        const QByteArray head = QByteArray("From: ") + letter.from + "\nTo: Alice <alice@practice.localhost>\nSubject: " +
                                letter.subject + "\nDate: " + practiceDate(when) + "\nMessage-ID: <practice-letter-" +
                                QByteArray::number(++number) + "@practice.localhost>\n" + letter.type + '\n';
        mail.add(letter.box, withReturns(head + letter.text), letter.flags, when);
    }
}

void fillNews(PracticeNews &news, const QDateTime &now)
{
    news.addGroup("practice.announce", "What the practice server says; nobody else may post", false);
    news.addGroup("practice.questions", "Questions of the course", true);
    news.addGroup("practice.test", "Post whatever you like", true);
    struct Article
    {
        const char *group;
        const char *from;
        const char *subject;
        const char *text;
    };
    const Article articles[] = {
        {"practice.announce", "Practice server <news@practice.localhost>", "Welcome to practice", welcomeNews},
        {"practice.questions", "Erin <erin@practice.localhost>", "Where does an article end?", questionNews},
        {"practice.questions", "=?UTF-8?Q?Beno=C3=AEt?= <benoit@practice.localhost>",
         "=?UTF-8?Q?L'=C3=A9t=C3=A9?=", frenchNews},
        {"practice.test", "Practice server <news@practice.localhost>", "The first article", welcomeNews},
    };
    int number = 0;
    for (const Article &article : articles) {
        const QByteArray id = "<practice-article-" + QByteArray::number(++number) + "@practice.localhost>";
        const QByteArray head = QByteArray("Path: practice.localhost!not-for-mail\nFrom: ") + article.from +
                                "\nNewsgroups: " + article.group + "\nSubject: " + article.subject +
                                "\nDate: " + practiceDate(now.addSecs(-3600 * (20 - number))) + "\nMessage-ID: " + id +
                                "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                                "Content-Transfer-Encoding: 8bit\n\n";
        news.add({article.group}, id, withReturns(head + article.text));
    }
}

} // namespace

PracticeWorld makePracticeWorld(std::function<QDateTime()> now)
{
    PracticeWorld world;
    world.now = std::move(now);
    const QDateTime at = world.now();
    world.mailValidity = quint32(at.toSecsSinceEpoch());
    fillFiles(world.files, at);
    fillMail(world.mail, at);
    fillNews(world.news, at);
    return world;
}

QByteArray practiceDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, d MMM yyyy HH:mm:ss '+0000'").toLatin1();
}

} // namespace wirebench
