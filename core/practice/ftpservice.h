#pragma once

#include "core/practice/ftpdataservice.h"
#include "core/practice/practiceservice.h"

namespace wirebench {

/// A command connection of FTP: a PracticeService whose session has data connections beside it.
class FtpService final : public PracticeService
{
public:
    /// @param config makes sessions that are FtpSession.
    FtpService(const PracticeServiceConfig &config, FtpDataPool &pool);

    void opened(Connection &connection) override;
    void closed(Connection &connection, const Error &error) override;

protected:
    void replied(Connection &connection) override;
    bool isBusy() const override { return m_data.isBusy(); }

private:
    FtpSession &ftp() const { return static_cast<FtpSession &>(*session()); }
    void openData(Connection &connection);

    FtpDataService m_data;
    Connection *m_connection = nullptr; ///< while it is open
};

} // namespace wirebench
