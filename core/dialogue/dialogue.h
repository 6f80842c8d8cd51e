#pragma once

#include "core/dialogue/dialoguetext.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace wirebench {

/// How a protocol's servers answer: which reader takes the replies apart.
enum class ReplyFamily : quint8 {
    None,       ///< no replies: bytes until the end (Gopher, finger, whois, daytime)
    ThreeDigit, ///< "250-…", "250 …": FTP, SMTP, NNTP (RFC 959, 4.2; RFC 5321, 4.2; RFC 3977, 3.2)
    Pop,        ///< "+OK …", "-ERR …" (RFC 1939)
    Imap,       ///< "* …", "a1 OK …", "+ …", with literals (RFC 3501)
    Telnet,     ///< text among commands that begin with IAC (RFC 854)
};

enum class ParameterKind : quint8 {
    Text,    ///< one line
    Number,
    Choice,  ///< one of `choices`
    YesNo,   ///< "yes" or "no"
    File,    ///< the path of a file that is read
    Folder,  ///< the path of a folder into which files are saved
    List,    ///< texts separated by commas or line ends
    Files,   ///< the same of paths
    Message, ///< text of many lines
};

struct DialogueParameter
{
    QString name; ///< as in {name} and in --set name=value
    ParameterKind kind = ParameterKind::Text;
    DialogueText title;
    DialogueText about; ///< empty: the title says it all
    QString defaultValue;
    QStringList choices;
    bool secret = false;   ///< never shown, exported or kept in clear
    bool optional = false; ///< may be empty

    friend bool operator==(const DialogueParameter &, const DialogueParameter &) = default;
};

/// What must hold for a step to be done. All of them, where there are several.
struct DialogueCondition
{
    enum class Kind : quint8 {
        Given,   ///< the value `name` is not empty
        Is,      ///< the value `name` is one of `words`
        Reply,   ///< the last reply's code begins with one of `words`
        Offered, ///< a line of the last reply holds the text in `words`, whatever its case
        Secured, ///< the connection is under TLS
    };
    Kind kind = Kind::Given;
    bool negated = false;
    QString name;
    QStringList words;

    friend bool operator==(const DialogueCondition &, const DialogueCondition &) = default;
};

/// Something that is kept of a reply or a text: its groups are the columns of a row, the first is the value.
struct DialogueCapture
{
    QString name;
    QString pattern;     ///< a regular expression (PCRE), tried on each line
    QStringList columns; ///< titles of the groups, for a table
    bool each = false;   ///< a row for each line that fits, not only for the first

    friend bool operator==(const DialogueCapture &, const DialogueCapture &) = default;
};

enum class StepKind : quint8 {
    Connect,     ///< opens the connection; under TLS at once where the value `tls` is "at-once"
    Expect,      ///< waits for a reply of the family, and judges it
    Send,        ///< sends `text` and a line end
    SendMessage, ///< sends the mail or article that the values describe, as lines with dots, and the final dot
    StartTls,    ///< goes on under TLS
    OpenData,    ///< opens the data connection that the last reply names
    SendFile,    ///< sends the file `text` on the data connection, and closes it
    Read,        ///< reads to the end of the data connection, to a line with a dot, or to the end
    Talk,        ///< hands the keyboard over until one end closes
    If,          ///< goes on at `otherwise` unless the condition holds
    Repeat,      ///< the steps before `otherwise` for each element of the list `text`, as the value `name`
    Again,       ///< end of a Repeat, which stands at `otherwise`; not shown
    Jump,        ///< goes on at `otherwise`; not shown
    Close,       ///< closes the connection
};

enum class ReadFrom : quint8 { Control, Data };
enum class ReadUntil : quint8 { End, Dot };

/// One thing that the dialogue does. Blocks of the file are flattened: `depth` says how deep a step stands in
/// them, and `otherwise` where another way goes on.
struct DialogueStep
{
    StepKind kind = StepKind::Send;
    DialogueText explanation;
    QList<DialogueCondition> conditions; ///< of If, or whether any other step is left out
    int depth = 0;
    int otherwise = -1;

    QString text;            ///< with {values}: of Send, SendFile; the list of Repeat
    QString name;            ///< of Repeat
    bool tagged = false;     ///< Send: an IMAP command, which gets a tag
    QStringList accept;      ///< Expect: how a code may begin; empty: what is a success in this family
    DialogueText refusal;    ///< Expect: what it usually means if it is refused
    bool optional = false;   ///< Expect: any reply will do
    QList<DialogueCapture> captures; ///< Expect, Read
    QString addressFrom;     ///< OpenData: "epsv" or "pasv"
    ReadFrom from = ReadFrom::Control;
    ReadUntil until = ReadUntil::End;
    bool menu = false;       ///< Read: a Gopher menu
    bool protectsData = false; ///< Expect: from a success on, data connections are under TLS (RFC 4217, 9)
    QString saveFolder;      ///< with {values}; empty: what is read is shown
    QString saveName;        ///< the same

    /// Whether a person is told of it and stopped before it.
    bool isShown() const { return kind != StepKind::Again && kind != StepKind::Jump; }

    friend bool operator==(const DialogueStep &, const DialogueStep &) = default;
};

/// A conversation as its file describes it. Constant once read; shared between threads.
struct Dialogue
{
    QString name;     ///< "ftp": as on the command line
    QString protocol; ///< of the catalogue: "ftp"
    ReplyFamily family = ReplyFamily::None;
    DialogueText title;
    DialogueText about;
    quint16 port = 0;    ///< the usual one; 0: has to be said
    quint16 tlsPort = 0; ///< under TLS at once; 0: there is none
    QList<DialogueParameter> parameters;
    QList<DialogueStep> steps;
    int farewell = -1;   ///< the step at which a refused dialogue takes leave; -1: it just closes

    const DialogueParameter *parameter(const QString &parameterName) const;

    friend bool operator==(const Dialogue &, const Dialogue &) = default;
};
using DialoguePtr = std::shared_ptr<const Dialogue>;

/// What was filled in for the parameters, by name. One that is missing has its default.
using DialogueValues = QHash<QString, QString>;

/// The defaults of a dialogue.
DialogueValues defaultValues(const Dialogue &dialogue);
/// What cannot be used: a value that is missing, unknown or of the wrong kind, or one with CR, LF or NUL, which
/// would become further commands. Empty if all is well. Looks at no file.
DialogueNote valuesProblem(const Dialogue &dialogue, const DialogueValues &values);
/// The elements of a List or Files: without blanks around them, without empty ones.
QStringList listElements(const QString &value);
/// The same values with bullets in place of each secret, for a screen or a file.
DialogueValues maskedValues(const Dialogue &dialogue, const DialogueValues &values);

} // namespace wirebench
