#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace wirebench {

/// The protocols that a class can practise without a network.
enum class PracticeProtocol : quint8 { Ftp, Smtp, Pop3, Imap, Nntp, Telnet, Gopher, Finger, Daytime };

inline constexpr std::array<PracticeProtocol, 9> practiceProtocols = {
    PracticeProtocol::Ftp,  PracticeProtocol::Smtp,   PracticeProtocol::Pop3,
    PracticeProtocol::Imap, PracticeProtocol::Nntp,   PracticeProtocol::Telnet,
    PracticeProtocol::Gopher, PracticeProtocol::Finger, PracticeProtocol::Daytime};
inline constexpr size_t practiceProtocolCount = practiceProtocols.size();

/// Added to a protocol's usual port, so that no right of an administrator is needed: FTP is at 2021.
inline constexpr int usualPracticeOffset = 2000;

/// "ftp", "smtp", "pop3", "imap", "nntp", "telnet", "gopher", "finger", "daytime".
const char *practiceProtocolName(PracticeProtocol protocol);
std::optional<PracticeProtocol> practiceProtocolNamed(QStringView name);
/// The port that IANA has assigned: 21, 25, 110, …
quint16 assignedPort(PracticeProtocol protocol);
/// The one for the same under TLS from the first byte (990, 465, 995, 993, 563); 0 where there is none.
quint16 assignedTlsPort(PracticeProtocol protocol);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::PracticeProtocol)
