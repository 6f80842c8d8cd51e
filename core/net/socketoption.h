#pragma once

#include "core/base/address.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

namespace wirebench {

struct SysResult;

/// What the value of an option is, and how people write it.
enum class OptionKind : quint8 {
    OnOff,          ///< "on" or "off"; 1 and 0 are understood
    Number,         ///< "64"
    Bytes,          ///< "65536"
    Seconds,        ///< "30"
    Milliseconds,   ///< "5000"
    Linger,         ///< "off", or for how many seconds; 0 makes close() send a reset
    InterfaceIndex, ///< the name of an interface, which the system is given as a number or an address
    InterfaceName,  ///< the name of an interface, which the system is given as it is
};

/// What a socket is used for. As bits in SocketOption.
enum class SocketUse : quint8 {
    Listening = 1, ///< TCP, before accept
    Stream = 2,    ///< TCP, one end of a connection
    Datagram = 4,  ///< UDP
};

/// One option of sockets as setsockopt() and getsockopt() know it (POSIX, and Linux's socket(7), ip(7),
/// ipv6(7), tcp(7)). An entry of one constant table: pointers to it are its identity and never dangle.
struct SocketOption
{
    const char *name;      ///< "SO_RCVBUF"
    const char *levelName; ///< "SOL_SOCKET"
    int level;
    int number;
    OptionKind kind;
    int lowest; ///< of what may be typed; the system may be stricter, and says so (EINVAL)
    int highest;
    quint8 uses;          ///< of SocketUse: where it means something
    quint8 fields;        ///< of SocketUse: where the session has a setting of its own for it
    AddressFamily family; ///< of the sockets that know it; Unspecified: all
    bool beforeBind;      ///< means nothing once the socket is bound
    bool inherited;       ///< an accepted socket has it from the listening one (Linux)
    const char *meaning;  ///< source text of the translation context "SocketOption"

    bool isFor(SocketUse use) const { return uses & quint8(use); }
    bool isFor(SocketUse use, AddressFamily socketFamily) const;
    /// Whether a list of further options may hold it, and not a field of the session.
    bool isListedFor(SocketUse use) const { return isFor(use) && !(fields & quint8(use)); }
    /// "SOL_SOCKET, SO_RCVBUF".
    QString notation() const;
    /// What may be typed, as notation: "on | off", "0…255".
    QString valuesText() const;
};

/// A value of any kind. Which member counts says the option's kind.
struct OptionValue
{
    int number = 0;  ///< on/off, numbers and times; for Linger whether it does
    int seconds = 0; ///< Linger
    QString name;    ///< interfaces; what IP_MULTICAST_IF is read as: an address. Empty: the system chooses

    friend bool operator==(const OptionValue &, const OptionValue &) = default;
};

/// An option with the value that it is to have.
struct OptionSetting
{
    const SocketOption *option = nullptr; ///< never null
    OptionValue value;

    /// What stands in the parentheses of setsockopt(): "SOL_SOCKET, SO_LINGER, (1, 0)".
    QString arguments() const;

    friend bool operator==(const OptionSetting &, const OptionSetting &) = default;
};

/// All options, in the order in which they are shown. Those that this system lacks are not there.
const QList<SocketOption> &socketOptions();
/// By its name, in any case; null for none.
const SocketOption *findSocketOption(QStringView name);

/// Errors: InvalidOptionValue.
Result<OptionValue> parseOptionValue(const SocketOption &option, const QString &text);
/// As it would be typed: "on", "65536", "off", "eth0".
QString optionValueText(const SocketOption &option, const OptionValue &value);
/// As it stands in a program and in the log: "1", "65536", "(0, 0)", "'eth0'".
QString optionValueNotation(const SocketOption &option, const OptionValue &value);

/// For the program's own use: an option by its name, which this system knows, with a number.
OptionSetting optionSetting(const char *name, int number);
/// Sets it, or another value where it is there already.
void putSetting(QList<OptionSetting> &settings, const OptionSetting &setting);
/// SO_LINGER (1, 0): the next close() sends a reset.
OptionSetting resetOnClose();
/// IP_MULTICAST_IF or IPV6_MULTICAST_IF. An empty name: the system chooses.
OptionSetting multicastInterface(AddressFamily family, const QString &name);

/// setsockopt(). ENODEV for an interface that this machine does not have.
SysResult setSocketOption(int descriptor, const OptionSetting &setting);
/// getsockopt(); the result's value is the number, where it is one.
SysResult readSocketOption(int descriptor, const SocketOption &option, OptionValue &value);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::OptionSetting)
