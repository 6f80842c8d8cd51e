#pragma once

class QComboBox;
class QLineEdit;

namespace wirebench {

class HistoryCombo;

/// The fields of a server's address line, which all servers have alike. Made without a parent, for whoever calls to
/// place them. GUI thread.

/// Where to listen: a name, an address of this machine, or empty for all of them.
HistoryCombo *makeListenHost();
QLineEdit *makeListenPort();
/// A choice of ListenFamily's IPv4, IPv6 and both; see choices.h.
QComboBox *makeListenFamily();

} // namespace wirebench
