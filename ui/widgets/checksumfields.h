#pragma once

#include "core/payload/checksum.h"

#include <QObject>

class QComboBox;

namespace wirebench {

class SettingsRow;

/// The choice of a checksum for a message: which, which of its bytes first, and where it stands. The latter
/// two appear once there is one. Stands among the rare fields of a settings row, which owns the widgets. GUI
/// thread; owned by its editor.
class ChecksumFields final : public QObject
{
    Q_OBJECT

public:
    /// @param row outlives the fields
    explicit ChecksumFields(SettingsRow &row, QObject *parent = nullptr);

    ChecksumConfig config() const;
    /// Says nothing.
    void setConfig(const ChecksumConfig &config);
    /// Where there is nothing to compute one of, as for a file.
    void setEnabled(bool enabled);
    /// "CRC-32"; empty without one.
    QString summary() const;
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void kindChosen();
    void showWhatApplies();

    SettingsRow &m_row;
    QComboBox *m_kind;
    QComboBox *m_order;
    QComboBox *m_place;
    bool m_loading = false;
};

} // namespace wirebench
