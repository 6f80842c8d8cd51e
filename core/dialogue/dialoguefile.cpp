#include "core/dialogue/dialoguefile.h"

#include "core/answer/boundedregex.h"
#include "core/base/errorsentence.h"
#include "core/base/jsonposition.h"
#include "core/base/wholefile.h"
#include "core/dialogue/dialogueresources.h"
#include "core/dialogue/linetemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype mostBytes = 1024 * 1024;
constexpr qsizetype mostSteps = 1000;
constexpr int deepest = 16;

template <typename Value>
struct Word
{
    const char *word;
    Value value;
};

constexpr Word<ReplyFamily> families[] = {{"none", ReplyFamily::None},
                                          {"three-digit", ReplyFamily::ThreeDigit},
                                          {"pop", ReplyFamily::Pop},
                                          {"imap", ReplyFamily::Imap},
                                          {"telnet", ReplyFamily::Telnet}};
constexpr Word<ParameterKind> parameterKinds[] = {
    {"text", ParameterKind::Text},     {"number", ParameterKind::Number}, {"choice", ParameterKind::Choice},
    {"yes-no", ParameterKind::YesNo},  {"file", ParameterKind::File},     {"folder", ParameterKind::Folder},
    {"list", ParameterKind::List},     {"files", ParameterKind::Files},   {"message", ParameterKind::Message}};

struct StepForm
{
    const char *word;
    StepKind kind;
    const char *members; ///< beside "do", "explain" and "when"
};
constexpr StepForm stepForms[] = {
    {"connect", StepKind::Connect, ""},
    {"expect", StepKind::Expect, "accept refused optional capture protect-data save"},
    {"send", StepKind::Send, "line tagged"},
    {"send-message", StepKind::SendMessage, ""},
    {"start-tls", StepKind::StartTls, ""},
    {"open-data", StepKind::OpenData, "address"},
    {"send-file", StepKind::SendFile, "file"},
    {"read", StepKind::Read, "from until as capture save"},
    {"talk", StepKind::Talk, ""},
    {"if", StepKind::If, "steps else"},
    {"repeat", StepKind::Repeat, "list as steps"},
    {"close", StepKind::Close, ""},
};

template <typename Value, size_t Count>
QString wordsOf(const Word<Value> (&table)[Count])
{
    QStringList words;
    for (const auto &row : table)
        words += QLatin1String(row.word);
    return words.join(QStringLiteral(", "));
}

/// What stands where no dialogue has it; thrown inside this file alone.
struct Mistake
{
    QString path; ///< "steps[3].line"
    DialogueNote note;
};

[[noreturn]] void refuse(const QString &path, const char *key, const QStringList &arguments = {})
{
    throw Mistake{path, {QStringLiteral("file.") + QLatin1String(key), arguments}};
}

/// One object of the file. Each member that is asked for is known; finish() refuses the others.
class Members
{
public:
    Members(const QJsonValue &value, QString path) : m_object(value.toObject()), m_path(std::move(path))
    {
        if (!value.isObject())
            refuse(m_path, "object");
    }

    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    QString path(const char *name) const
    {
        return m_path.isEmpty() ? QLatin1String(name) : m_path + u'.' + QLatin1String(name);
    }
    const QString &path() const { return m_path; }

    QString text(const char *name, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isString())
            refuse(path(name), "text", {QLatin1String(name)});
        if (needed && value.toString().isEmpty())
            refuse(m_path, "missing", {QLatin1String(name)});
        return value.toString();
    }
    bool yes(const char *name)
    {
        const QJsonValue value = take(name, false);
        if (!value.isUndefined() && !value.isBool())
            refuse(path(name), "bool", {QLatin1String(name)});
        return value.toBool();
    }
    quint16 port(const char *name)
    {
        const QJsonValue value = take(name, false);
        const double number = value.toDouble();
        if (!value.isUndefined() && (!value.isDouble() || number < 0 || number > 65535 || number != int(number)))
            refuse(path(name), "port", {QLatin1String(name)});
        return quint16(number);
    }
    /// In both languages, or one text for both.
    DialogueText both(const char *name)
    {
        const QJsonValue value = take(name, false);
        if (value.isUndefined())
            return {};
        if (value.isString())
            return {value.toString(), {}};
        Members texts(value, path(name));
        const DialogueText read{texts.text("en", true), texts.text("fr")};
        texts.finish();
        return read;
    }
    QStringList words(const char *name) { return text(name).split(u' ', Qt::SkipEmptyParts); }
    QStringList texts(const char *name)
    {
        QStringList read;
        const QJsonArray elements = array(name);
        for (const QJsonValue &element : elements) {
            if (!element.isString())
                refuse(path(name), "text", {QLatin1String(name)});
            read += element.toString();
        }
        return read;
    }
    QJsonArray array(const char *name, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isArray())
            refuse(path(name), "array", {QLatin1String(name)});
        return value.toArray();
    }
    QJsonValue value(const char *name) { return take(name, false); }
    template <typename Value, size_t Count>
    Value word(const char *name, const Word<Value> (&table)[Count], bool needed = false)
    {
        const QString read = text(name, needed);
        if (read.isEmpty())
            return table[0].value;
        for (const auto &row : table) {
            if (read == QLatin1String(row.word))
                return row.value;
        }
        refuse(path(name), "word", {read, wordsOf(table)});
    }
    void allow(const char *name) { m_known += QLatin1String(name); }
    void finish() const
    {
        for (const QString &name : m_object.keys()) {
            if (!m_known.contains(name))
                refuse(m_path.isEmpty() ? name : m_path + u'.' + name, "unknown",
                       {name, m_known.join(QStringLiteral(", "))});
        }
    }

private:
    QJsonValue take(const char *name, bool needed)
    {
        allow(name);
        const QJsonValue value = m_object.value(QLatin1String(name));
        if (needed && value.isUndefined())
            refuse(m_path, "missing", {QLatin1String(name)});
        return value;
    }

    const QJsonObject m_object;
    const QString m_path;
    QStringList m_known;
};

QString at(const QString &path, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(path).arg(index);
}

/// "given folder and not reply 5".
class Conditions
{
public:
    Conditions(QString text, QString path) : m_text(std::move(text)), m_path(std::move(path)) {}

    QList<DialogueCondition> read() const
    {
        QList<DialogueCondition> conditions;
        if (m_text.isEmpty())
            return conditions;
        for (const QString &part : m_text.split(QStringLiteral(" and ")))
            conditions += one(part.split(u' ', Qt::SkipEmptyParts));
        return conditions;
    }

private:
    DialogueCondition one(QStringList words) const
    {
        DialogueCondition condition;
        condition.negated = words.value(0) == u"not";
        if (condition.negated)
            words.removeFirst();
        const QString first = words.value(0);
        if (first == u"given" && words.size() == 2) {
            condition.kind = DialogueCondition::Kind::Given;
            condition.name = words[1];
        } else if (first == u"reply" && words.size() > 1) {
            condition.kind = DialogueCondition::Kind::Reply;
            condition.words = words.mid(1);
        } else if (first == u"offered" && words.size() > 1) {
            condition.kind = DialogueCondition::Kind::Offered;
            condition.words = {words.mid(1).join(u' ')};
        } else if (first == u"secured" && words.size() == 1) {
            condition.kind = DialogueCondition::Kind::Secured;
        } else if (words.value(1) == u"is" && words.size() > 2) {
            condition.kind = DialogueCondition::Kind::Is;
            condition.name = first;
            condition.words = words.mid(2);
        } else {
            refuse(m_path, "condition", {m_text});
        }
        return condition;
    }

    const QString m_text;
    const QString m_path;
};

class Reader
{
public:
    Dialogue read(const QJsonObject &object);

private:
    void readParameter(const QJsonValue &value, const QString &path);
    void readSteps(const QJsonArray &steps, const QString &path, int depth);
    void readStep(const QJsonValue &value, const QString &path, int depth);
    void usePart(const QString &part, const QString &path, int depth);
    DialogueStep formOf(Members &members);
    void readMembers(Members &members, DialogueStep &step);
    void readSave(Members &members, DialogueStep &step);
    void readCaptures(Members &members, DialogueStep &step);
    void readBlock(Members &members, DialogueStep step, int depth);
    void checkTemplates() const;
    void checkTemplate(const QString &source, int step) const;
    int add(DialogueStep step);

    Dialogue m_dialogue;
    QStringList m_names; ///< of all values
    QStringList m_paths; ///< where each step stands
    QString m_partPath;  ///< not empty: a part is read, which stands there
};

Dialogue Reader::read(const QJsonObject &object)
{
    Members members(object, {});
    if (members.value("dialogue").toInt() != 1)
        refuse(QStringLiteral("dialogue"), "version");
    m_dialogue.name = members.text("name", true);
    m_dialogue.protocol = members.text("protocol", true);
    m_dialogue.family = members.word("replies", families);
    m_dialogue.title = members.both("title");
    m_dialogue.about = members.both("about");
    m_dialogue.port = members.port("port");
    m_dialogue.tlsPort = members.port("tls-port");
    const QJsonArray parameters = members.array("parameters");
    for (qsizetype i = 0; i < parameters.size(); ++i)
        readParameter(parameters[i], at(QStringLiteral("parameters"), i));
    readSteps(members.array("steps", true), QStringLiteral("steps"), 0);
    if (m_dialogue.steps.isEmpty())
        refuse(QStringLiteral("steps"), "empty");
    if (members.has("farewell")) {
        m_dialogue.farewell = int(m_dialogue.steps.size());
        readSteps(members.array("farewell"), QStringLiteral("farewell"), 0);
    }
    members.finish();
    checkTemplates();
    return m_dialogue;
}

void Reader::readParameter(const QJsonValue &value, const QString &path)
{
    if (value.isString()) { // one of those that many dialogues have
        const QJsonValue known = dialogueResource(QStringLiteral("parameters.json")).value(value.toString());
        if (known.isUndefined())
            refuse(path, "parameter", {value.toString()});
        QJsonObject object = known.toObject();
        object.insert(QStringLiteral("name"), value.toString());
        readParameter(object, path);
        return;
    }
    Members members(value, path);
    DialogueParameter parameter;
    parameter.name = members.text("name", true);
    parameter.kind = members.word("kind", parameterKinds);
    parameter.title = members.both("title");
    parameter.about = members.both("about");
    parameter.defaultValue = members.text("default");
    parameter.choices = members.texts("choices");
    parameter.secret = members.yes("secret");
    parameter.optional = members.yes("optional");
    members.finish();
    if (m_names.contains(parameter.name))
        refuse(path, "twice", {parameter.name});
    if (parameter.kind == ParameterKind::Choice && parameter.choices.isEmpty())
        refuse(path, "missing", {QStringLiteral("choices")});
    m_names += parameter.name;
    m_dialogue.parameters += parameter;
}

void Reader::readSteps(const QJsonArray &steps, const QString &path, int depth)
{
    for (qsizetype i = 0; i < steps.size(); ++i)
        readStep(steps[i], at(path, i), depth);
}

int Reader::add(DialogueStep step)
{
    if (m_dialogue.steps.size() >= mostSteps)
        refuse(m_partPath, "steps", {QString::number(mostSteps)});
    m_dialogue.steps += std::move(step);
    return int(m_dialogue.steps.size()) - 1;
}

void Reader::readStep(const QJsonValue &value, const QString &path, int depth)
{
    if (depth > deepest)
        refuse(path, "deep");
    Members members(value, path);
    if (members.text("do", true) == u"use") {
        const QString part = members.text("part", true);
        members.finish();
        usePart(part, path, depth);
        return;
    }
    DialogueStep step = formOf(members);
    step.depth = depth;
    step.explanation = members.both("explain");
    step.conditions = Conditions(members.text("when"), members.path("when")).read();
    m_paths.resize(m_dialogue.steps.size());
    m_paths += m_partPath.isEmpty() ? path : m_partPath;
    if (step.kind == StepKind::If || step.kind == StepKind::Repeat) {
        readBlock(members, std::move(step), depth);
        return;
    }
    readMembers(members, step);
    members.finish();
    add(std::move(step));
}

/// A part is of the program, so that its mistakes are ours: they are told where it is used.
void Reader::usePart(const QString &part, const QString &path, int depth)
{
    const QJsonObject object = dialogueResource(QStringLiteral("parts/%1.json").arg(part));
    if (object.isEmpty() || part.contains(u'/'))
        refuse(path, "part", {part});
    const QString outer = std::exchange(m_partPath, m_partPath.isEmpty() ? path : m_partPath);
    readSteps(object.value(QStringLiteral("steps")).toArray(), part, depth + 1);
    m_partPath = outer;
}

DialogueStep Reader::formOf(Members &members)
{
    const QString word = members.text("do", true);
    QStringList known;
    for (const StepForm &form : stepForms) {
        known += QLatin1String(form.word);
        if (word != known.last())
            continue;
        DialogueStep step;
        step.kind = form.kind;
        for (const QByteArray &member : QByteArray(form.members).split(' ')) {
            if (!member.isEmpty())
                members.allow(member.constData());
        }
        return step;
    }
    known += QStringLiteral("use");
    refuse(members.path("do"), "word", {word, known.join(QStringLiteral(", "))});
}

void Reader::readMembers(Members &members, DialogueStep &step)
{
    switch (step.kind) {
    case StepKind::Send:
        step.text = members.text("line");
        step.tagged = members.yes("tagged");
        break;
    case StepKind::SendFile:
        step.text = members.text("file", true);
        break;
    case StepKind::OpenData:
        step.addressFrom = members.text("address", true);
        if (step.addressFrom != u"epsv" && step.addressFrom != u"pasv")
            refuse(members.path("address"), "word", {step.addressFrom, QStringLiteral("epsv, pasv")});
        break;
    case StepKind::Expect:
        if (m_dialogue.family == ReplyFamily::None || m_dialogue.family == ReplyFamily::Telnet)
            refuse(members.path(), "no-replies");
        step.accept = members.words("accept");
        step.refusal = members.both("refused");
        step.optional = members.yes("optional");
        step.protectsData = members.yes("protect-data");
        readSave(members, step);
        readCaptures(members, step);
        break;
    case StepKind::Read: {
        constexpr Word<ReadFrom> froms[] = {{"control", ReadFrom::Control}, {"data", ReadFrom::Data}};
        constexpr Word<ReadUntil> untils[] = {{"end", ReadUntil::End}, {"dot", ReadUntil::Dot}};
        constexpr Word<bool> forms[] = {{"text", false}, {"menu", true}};
        step.from = members.word("from", froms);
        step.until = members.word("until", untils);
        step.menu = members.word("as", forms);
        readSave(members, step);
        readCaptures(members, step);
        break;
    }
    default:
        break;
    }
}

void Reader::readSave(Members &members, DialogueStep &step)
{
    if (!members.has("save"))
        return;
    Members save(members.value("save"), members.path("save"));
    step.saveFolder = save.text("folder", true);
    step.saveName = save.text("name", true);
    save.finish();
}

void Reader::readCaptures(Members &members, DialogueStep &step)
{
    const QJsonArray captures = members.array("capture");
    for (qsizetype i = 0; i < captures.size(); ++i) {
        Members capture(captures[i], at(members.path("capture"), i));
        DialogueCapture read;
        read.name = capture.text("name", true);
        read.pattern = capture.text("pattern", true);
        read.columns = capture.texts("columns");
        read.each = capture.yes("each");
        capture.finish();
        const auto compiled = BoundedRegex::compile(read.pattern, true);
        if (!compiled)
            refuse(capture.path("pattern"), "pattern", {compiled.error().arguments.value(1)});
        if (compiled->groups() < 1)
            refuse(capture.path("pattern"), "groups");
        m_names += read.name;
        step.captures += read;
    }
}

/// If: [If, steps…, Jump, else…]. Repeat: [Repeat, steps…, Again].
void Reader::readBlock(Members &members, DialogueStep step, int depth)
{
    const bool repeats = step.kind == StepKind::Repeat;
    if (repeats) {
        step.text = members.text("list", true);
        step.name = members.text("as", true);
        m_names += step.name;
    } else if (step.conditions.isEmpty()) {
        refuse(members.path(), "missing", {QStringLiteral("when")});
    }
    const int head = add(std::move(step));
    readSteps(members.array("steps", true), members.path("steps"), depth + 1);
    DialogueStep end;
    end.depth = depth;
    if (repeats) {
        end.kind = StepKind::Again;
        end.otherwise = head;
        add(end);
    } else if (const QJsonArray otherwise = members.array("else"); !otherwise.isEmpty()) {
        end.kind = StepKind::Jump;
        const int jump = add(end);
        m_dialogue.steps[head].otherwise = jump + 1;
        readSteps(otherwise, members.path("else"), depth + 1);
        m_dialogue.steps[jump].otherwise = int(m_dialogue.steps.size());
        members.finish();
        return;
    }
    members.finish();
    m_dialogue.steps[head].otherwise = int(m_dialogue.steps.size());
}

void Reader::checkTemplates() const
{
    for (int i = 0; i < m_dialogue.steps.size(); ++i) {
        const DialogueStep &step = m_dialogue.steps[i];
        for (const QString &source : {step.kind == StepKind::Repeat ? QString() : step.text, step.saveFolder, step.saveName})
            checkTemplate(source, i);
        for (const DialogueCondition &condition : step.conditions) {
            const bool isNamed = condition.kind == DialogueCondition::Kind::Given || condition.kind == DialogueCondition::Kind::Is;
            if (isNamed && !m_names.contains(condition.name))
                refuse(m_paths.value(i), "value", {condition.name, m_names.join(QStringLiteral(", "))});
        }
        if (step.kind == StepKind::Repeat && !m_names.contains(step.text))
            refuse(m_paths.value(i), "value", {step.text, m_names.join(QStringLiteral(", "))});
    }
}

void Reader::checkTemplate(const QString &source, int step) const
{
    if (const DialogueNote problem = templateProblem(source, m_names); !problem.isEmpty())
        throw Mistake{m_paths.value(step), problem};
}

} // namespace

QString DialogueFileError::text(DialogueLanguage language) const
{
    QString place = file;
    if (line > 0)
        place += u':' + QString::number(line);
    if (column > 0)
        place += u':' + QString::number(column);
    return place + QStringLiteral(": ") + noteText(note, language);
}

DialogueFileResult<DialoguePtr> parseDialogue(const QByteArray &json, const QString &file)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsing);
    if (parsing.error != QJsonParseError::NoError) {
        const QByteArray before = json.left(parsing.offset);
        const int line = int(before.count('\n')) + 1;
        const int column = int(before.size() - before.lastIndexOf('\n'));
        return tl::unexpected(DialogueFileError{
            file, line, column, {QStringLiteral("file.json"), {parsing.errorString()}}});
    }
    try {
        if (!document.isObject())
            refuse({}, "object");
        return std::make_shared<const Dialogue>(Reader().read(document.object()));
    } catch (const Mistake &mistake) {
        return tl::unexpected(DialogueFileError{file, jsonLine(json, mistake.path), 0, mistake.note});
    }
}

DialogueFileResult<DialoguePtr> readDialogue(const QString &path)
{
    const auto json = readWholeFile(path, mostBytes);
    if (!json) {
        const QString why = json.error().code == ErrorCode::FileTooLarge ? QStringLiteral("file.large") : QStringLiteral("file.unreadable");
        return tl::unexpected(DialogueFileError{path, 0, 0, {why, {json.error().arguments.value(1)}}});
    }
    return parseDialogue(*json, path);
}

} // namespace wirebench
