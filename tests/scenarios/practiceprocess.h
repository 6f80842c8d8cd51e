#pragma once

#include "tests/scenarios/cliprocess.h"

#include <QMap>

namespace wirebench::test {

/// wirebench-cli practice-server as a process on free ports of this machine.
struct Practice
{
    std::unique_ptr<PeerProcess> process;
    QMap<QString, QString> ports; ///< by "ftp", "ftp, TLS", …

    QString port(const char *protocol) const { return ports.value(QString::fromLatin1(protocol)); }
    QString tlsPort(const char *protocol) const
    {
        return ports.value(QString::fromLatin1(protocol) + QStringLiteral(", TLS"));
    }
};

/// Started, once all of its 14 ports listen; without ports if they do not.
Practice startedPractice(const QStringList &options = {});

/// A program of tests/scenarios/clients has ended well: its last line is "done". What it said otherwise.
QByteArray clientTrouble(const QString &name, const QStringList &arguments);

/// What curl gets, and how it ended.
struct Fetched
{
    int status = -1;
    QByteArray bytes;
    QByteArray errors;
};
/// curl, with any certificate, at most 20 s.
Fetched curl(const QStringList &words);

} // namespace wirebench::test
