#include "tests/support/jsonlines.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace wirebench::test {

QList<QJsonObject> jsonLines(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            qFatal("not a JSON object: %s", line.left(200).constData());
        objects += document.object();
    }
    return objects;
}

QList<QJsonObject> jsonLinesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return jsonLines(file.readAll());
}

QList<QJsonObject> wholeLinesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return jsonLines(text.left(text.lastIndexOf('\n') + 1));
}

QList<QJsonObject> callsNamed(const QList<QJsonObject> &records, const char *call)
{
    QList<QJsonObject> calls;
    std::copy_if(records.begin(), records.end(), std::back_inserter(calls),
                 [call](const QJsonObject &record) {
                     return record.value(QStringLiteral("call")).toString() == QLatin1String(call);
                 });
    return calls;
}

} // namespace wirebench::test
