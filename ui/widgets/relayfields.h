#pragma once

#include "core/base/error.h"
#include "core/workspace/ranges.h"
#include "core/workspace/relaysettings.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace wirebench {

class Look;
class SettingsRow;
class TlsFields;

/// The server that answers in place of a session: where it is, TLS with it, and behind "More" what is done to
/// each direction and how long is waited. Its tab shows it while the answer is a relay. GUI thread; owned by
/// its parent.
class RelayFields final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Streams, Datagrams };

    /// @param look must outlive the fields
    RelayFields(Kind kind, Look &look, QWidget *parent = nullptr);

    /// What has no field here is as it was last set.
    RelaySettings settings() const;
    /// Does not say edited().
    void setSettings(const RelaySettings &settings);
    bool hasTarget() const;
    QLineEdit *targetField() const { return m_target; }
    /// Marks the file of TLS that an error of the way to the target is about, until it is edited or unmark().
    /// False if it is about none of them.
    bool mark(const Error &error);
    void unmark();

Q_SIGNALS:
    /// One of the settings has been changed.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// The fields of one direction.
    struct Direction
    {
        QSpinBox *delay = nullptr;
        QSpinBox *piece = nullptr; ///< streams
        QSpinBox *rate = nullptr;
    };

    QSpinBox *addNumber(const QString &label, IntRange range, const QString &tip);
    Direction addToTarget();
    Direction addToClient();
    Direction addDirection(const QString &delay, const QString &piece, const QString &rate);
    void addTimes();
    RelayPath pathOf(const Direction &direction, RelayPath kept) const;
    void setPath(const Direction &direction, const RelayPath &path);
    void fieldEdited();
    void showHints();

    const Kind m_kind;
    SettingsRow *m_row;
    QLineEdit *m_target;
    TlsFields *m_tls;
    Direction m_toTarget;
    Direction m_toClient;
    QSpinBox *m_timeout = nullptr; ///< streams
    QSpinBox *m_patience;          ///< for an end that takes nothing, or for a silent client of datagrams
    QPointer<QWidget> m_marked;
    RelaySettings m_kept; ///< as last set
    bool m_loading = false;
};

} // namespace wirebench
