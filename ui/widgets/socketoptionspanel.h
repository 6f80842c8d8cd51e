#pragma once

#include "ui/models/socketoptionsmodel.h"

#include <QWidget>

class QComboBox;
class QTableView;
class QToolButton;

namespace wirebench {

class Look;
class Notice;

/// The table of a session's socket options: what is to be set is typed into it, and what the system has is
/// read back beside it. What cannot be used, or was refused, is said below. GUI thread; owned by its window.
class SocketOptionsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param model and @param look outlive the panel.
    SocketOptionsPanel(SocketOptionsModel &model, Look &look, QWidget *parent = nullptr);
    ~SocketOptionsPanel() override;

    /// Which sockets can be looked at, where there is more than one kind: the first is shown at first.
    void setSubjects(const QStringList &subjects);
    int subject() const;

    /// Whether there is a socket now.
    void setOpen(bool open);
    void take(const QList<OptionReading> &readings);
    /// About an option.
    void tellError(const Error &error, const SocketOption *option);
    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    /// A value was typed while there is a socket that can take it at once.
    void settingChosen(const wirebench::OptionSetting &setting);
    void readRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTable(QAbstractItemModel *model);
    void edited(int row);
    void applyLook();
    void fitTable();

    SocketOptionsModel &m_model;
    Look &m_look;
    QComboBox *m_subject;
    QToolButton *m_read;
    QTableView *m_table;
    Notice *m_notice;
    bool m_open = false;
};

} // namespace wirebench
