#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace wirebench::test {

/// The objects of a text in JSON Lines. A line that is not an object stops the test program: a test that
/// went on would judge half of its evidence.
QList<QJsonObject> jsonLines(const QByteArray &text);
QList<QJsonObject> jsonLinesOf(const QString &path);
/// Of a file that another program still writes: without a last line that has no end yet. None if there is no file yet.
QList<QJsonObject> wholeLinesOf(const QString &path);

/// Those whose member "call" has this name, in order.
QList<QJsonObject> callsNamed(const QList<QJsonObject> &records, const char *call);

} // namespace wirebench::test
