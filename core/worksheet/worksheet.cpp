#include "core/worksheet/worksheet.h"

#include "core/worksheet/htmltext.h"
#include "core/worksheet/svgpicture.h"
#include "core/worksheet/worksheetlog.h"
#include "core/worksheet/worksheetstyle.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace wirebench {

namespace {

constexpr int blankLines = 8; // to write on

constexpr const char *recordingText = QT_TRANSLATE_NOOP("Worksheet", "Recording, played from %1");
constexpr const char *settingsTitle = QT_TRANSLATE_NOOP("Worksheet", "Settings");
constexpr const char *logTitle = QT_TRANSLATE_NOOP("Worksheet", "Socket calls");
constexpr const char *ladderTitle = QT_TRANSLATE_NOOP("Worksheet", "Sequence");
constexpr const char *codeTitle = QT_TRANSLATE_NOOP("Worksheet", "Program");
constexpr const char *notesTitle = QT_TRANSLATE_NOOP("Worksheet", "Notes");
constexpr const char *ownNotesTitle = QT_TRANSLATE_NOOP("Worksheet", "Your own notes");
constexpr const char *noteText = QT_TRANSLATE_NOOP("Worksheet", "Record %1: %2");
constexpr const char *markedText = QT_TRANSLATE_NOOP("Worksheet", "marked");

/// The document up to its title. The policy is a second lock: nothing in the file asks for anything.
QByteArray head(const WorksheetContent &content, const TrafficLog &log)
{
    const QByteArray language = htmlText(content.language);
    QByteArray out = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language +
                     "\" xml:lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\"/>\n"
                     "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                     "<meta name=\"generator\" content=\"Wirebench " WIREBENCH_VERSION "\"/>\n";
    out += htmlElement("title", content.title) + "\n<style>" + worksheetStyle() + "</style>\n</head>\n<body>\n";
    out += htmlElement("h1", content.title) + htmlElement("p", content.made, "quiet") + '\n';
    if (log.isRecording())
        out += htmlElement("p", content.text(recordingText).arg(log.recordingName()), "recording") + '\n';
    return out;
}

QByteArray section(const QString &title, const QByteArray &body, QByteArrayView cssClass = {})
{
    QByteArray out = "<section";
    if (!cssClass.isEmpty())
        out += " class=\"" + cssClass.toByteArray() + '"';
    return out + ">\n" + htmlElement("h2", title) + '\n' + body + "\n</section>\n";
}

QByteArray sessions(const WorksheetContent &content)
{
    QByteArray body;
    for (const WorksheetSession &session : content.sessions) {
        body += htmlElement("h3", session.name) + "\n<table class=\"facts\"><tbody>\n";
        for (const WorksheetFact &fact : session.facts)
            body += "<tr class=\"fact\"><th scope=\"row\">" + htmlText(fact.name) + "</th>" +
                    htmlElement("td", fact.value) + "</tr>\n";
        body += "</tbody></table>\n";
    }
    return body.isEmpty() ? QByteArray() : section(content.text(settingsTitle), body);
}

QByteArray ladder(const WorksheetContent &content)
{
    const QByteArray picture = embeddableSvg(content.ladderSvg);
    if (picture.isEmpty())
        return {};
    const QByteArray remark =
        content.ladderRemark.isEmpty() ? QByteArray() : htmlElement("p", content.ladderRemark, "quiet");
    return section(content.text(ladderTitle), "<div class=\"picture\">" + picture + "</div>" + remark, "page");
}

QByteArray code(const WorksheetContent &content)
{
    QByteArray body;
    for (const WorksheetCode &part : content.code)
        body += htmlElement("h3", part.title) + "\n<pre><code>" + htmlText(part.text) + "</code></pre>\n";
    return body.isEmpty() ? QByteArray() : section(content.text(codeTitle), body, "page");
}

QByteArray notes(const WorksheetContent &content, const WorksheetTable &table)
{
    QByteArray body;
    for (const auto &[id, note] : content.notes) {
        const QString comment = note.comment.isEmpty() ? content.text(markedText) : note.comment;
        const QByteArray text = htmlText(content.text(noteText).arg(QString::number(id), comment));
        const QByteArray anchor = QByteArray::number(id);
        body += table.hasRow(id) ? "<li><a href=\"#r" + anchor + "\">" + text + "</a></li>\n"
                                 : "<li>" + text + "</li>\n";
    }
    return body.isEmpty() ? QByteArray() : section(content.text(notesTitle), "<ul>\n" + body + "</ul>");
}

QByteArray ownNotes(const WorksheetContent &content)
{
    return section(content.text(ownNotesTitle),
                   "<div class=\"lines\">" + QByteArray("<p></p>").repeated(blankLines) + "</div>");
}

QByteArray htmlOf(const WorksheetContent &content, const WorksheetLog &log, const WorksheetTable &table)
{
    return head(content, *log.log) + sessions(content) + section(content.text(logTitle), table.html()) +
           ladder(content) + code(content) + notes(content, table) + ownNotes(content) + "</body>\n</html>\n";
}

Error unwritable(const QString &path, const QString &reason)
{
    return {ErrorCode::FileUnwritable, {path, reason}};
}

} // namespace

QByteArray worksheetHtml(const WorksheetContent &content, const WorksheetLog &log, const std::atomic_bool &cancelled)
{
    WorksheetTable table(content, log);
    return table.read(cancelled) ? htmlOf(content, log, table) : QByteArray();
}

Result<qint64> writeWorksheet(const WorksheetContent &content, const WorksheetLog &log, const QString &path,
                              const std::atomic_bool &cancelled)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile()) // renaming over it would replace a device
        return failure(unwritable(path, QStringLiteral("not a regular file")));
    WorksheetTable table(content, log);
    if (!table.read(cancelled))
        return 0;
    QSaveFile file(path); // leaves no file unless it is committed
    if (!file.open(QIODevice::WriteOnly))
        return failure(unwritable(path, file.errorString()));
    const QByteArray html = htmlOf(content, log, table);
    // commit() of Qt 6.4.2 does not notice that its own last flush failed (disk full).
    if (file.write(html) != html.size() || !file.flush() || !file.commit())
        return failure(unwritable(path, file.errorString()));
    return table.rows();
}

} // namespace wirebench
