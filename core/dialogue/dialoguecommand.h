#pragma once

#include "core/dialogue/dataaddress.h"
#include "core/dialogue/dialogueevents.h"

#include <variant>

namespace wirebench {

// What the runner wants done, or tells: commands out, in order. Plain values.

struct ConnectControl
{
    bool tls = false; ///< before the first byte
};
struct SendBytes
{
    QByteArray bytes;
    QByteArray shown; ///< for the log, as many; empty: the bytes themselves
};
struct SendMessageBody ///< write the mail or article that the values describe, and send it with its dots; then messageSent()
{
};
struct SecureControl ///< then secured()
{
};
struct OpenDataConnection ///< then dataConnected()
{
    DataAddress address;
};
struct SecureData ///< go on under TLS there; bytes follow as before
{
};
struct SendDataFile ///< then dataSent(), and the connection is closed
{
    QString path;
};
struct CloseData
{
};
struct BeginFile
{
    QString folder;
    QString name;
};
struct AppendFile
{
    QByteArray bytes;
};
struct DropFile ///< it will not be complete
{
};
struct EndFile ///< then fileSaved()
{
};
struct CloseControl
{
};
struct TellStepBegun
{
    int step;
};
struct TellStepEnded
{
    int step;
};
struct TellPaused
{
    int step;
};
struct TellReplied
{
    WireMeaning meaning;
};
struct TellCaptured
{
    QString name;
    QString value;
};
struct TellMenu
{
    QList<GopherItem> items;
};
/// The last one: whatever is open is to be closed, and a file that is not complete removed.
struct TellFinished
{
    DialogueResult result;
};

using DialogueCommand =
    std::variant<ConnectControl, SendBytes, SendMessageBody, SecureControl, OpenDataConnection, SecureData, SendDataFile,
                 CloseData, BeginFile, AppendFile, DropFile, EndFile, CloseControl, TellStepBegun, TellStepEnded, TellPaused,
                 TellReplied, TellCaptured, TellMenu, DialogueOutput, DialogueTable, DialogueNote, TellFinished>;

} // namespace wirebench
