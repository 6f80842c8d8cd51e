#pragma once

#include "tests/scenarios/cliprocess.h"

#include <QMap>

namespace wirebench::test {

/// One run of `wirebench-cli talk`, from its start to its end.
struct Talk
{
    int status = -1;
    QByteArray output; ///< what the dialogue brought
    QByteArray told;   ///< the conversation, from standard error

    bool isWell() const { return status == 0; }
};

using Values = QMap<QString, QString>;

/// `talk NAME 127.0.0.1:PORT` with these values, taking any certificate. Fails the test when it does not end.
Talk talked(const QString &name, const QString &port, const Values &values, const QStringList &options = {});
/// The same with a standard input.
Talk talkedWithInput(const QString &name, const QString &port, const QByteArray &input, const Values &values = {});

} // namespace wirebench::test
