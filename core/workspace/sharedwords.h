#pragma once

#include "core/workspace/commandwords.h"

namespace wirebench {

/// Options that several verbs take in the same words.

/// What both ends of TLS can choose.
QList<OptionWords> tlsWords();
/// And of DTLS: that is always 1.2.
QList<OptionWords> dtlsWords();
/// How a client judges its server.
QList<OptionWords> serverJudgingWords();
OptionWords clientAuthorityWords();
OptionWords socketOptionWords();
OptionWords proxyWords();
OptionWords checksumWords();
OptionWords sequenceWords();
/// What goes with --answer relay=HOST:PORT.
QList<OptionWords> streamRelayWords();
QList<OptionWords> datagramRelayWords();

} // namespace wirebench
