#include "app/common/messages.h"

#include "app/common/terminal.h"
#include "core/base/errorsentence.h"

#include <QJsonDocument>

#include <cstdio>

namespace wirebench {

namespace {

constexpr qint64 repeatAfterMs = 1000;
constexpr int patienceMs = 200;

} // namespace

void Messages::say(const char *event, const QString &text, QJsonObject fields)
{
    QByteArray line = text.toUtf8();
    if (m_json) {
        fields.insert(QStringLiteral("event"), QLatin1String(event));
        line = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    }
    line += '\n';
    // Not said is better than a program that stands still because nobody reads what it says.
    if (!takesOutput(errorDescriptor, patienceMs))
        return;
    // Standard error is not buffered: this is one write().
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

void Messages::complain(const char *event, const QString &text, const QJsonObject &fields)
{
    say(event, QLatin1String(programName(m_program)) + QStringLiteral(": ") + text, fields);
}

void Messages::error(const Error &error, const QString &peer)
{
    const QString words = englishErrorText(error);
    const QString text = peer.isEmpty() ? words : peer + QStringLiteral(": ") + words;
    if (text == m_lastError && m_sinceLastError.isValid() && !m_sinceLastError.hasExpired(repeatAfterMs))
        return;
    m_lastError = text;
    m_sinceLastError.start();
    QJsonObject fields{{QStringLiteral("message"), words}};
    if (error.systemError != 0)
        fields.insert(QStringLiteral("errno"), error.systemErrorName());
    if (!peer.isEmpty())
        fields.insert(QStringLiteral("peer"), peer);
    complain("error", text, fields);
}

} // namespace wirebench
