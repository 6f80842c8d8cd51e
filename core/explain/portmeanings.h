#pragma once

#include "core/explain/explaintexts.h"
#include "core/traffic/socketcall.h"

#include <QList>

namespace wirebench {

struct PortMeaning
{
    quint16 port = 0;
    QString meaning;
};

/// Which service usually lives at a port (IANA's registry and common use), or what kind of number it is.
QString portMeaning(quint16 port, const ExplainTexts &texts);

/// The port of the service that a record has to do with, and, where it tells of a new client, the client's.
/// None for Unix-domain sockets. For any thread.
QList<PortMeaning> portMeanings(const SocketCall &call, const ExplainTexts &texts);

} // namespace wirebench
