"""Words of Remote Desktop's boxes in English and Chinese, one phrase a line; other languages: dialog_texts_world.

Each phrase is the core of a message which no other message has, so that partial copies still match. A phrase behind
``~`` is also said by other programs: it counts only beside words about Remote Desktop, or as a short text of its own.
Case, spaces, punctuation, accents and 帐/账, 你/您, 登录/登陆 make no difference. Texts: the Remote Desktop client of
Windows 7 to 11 and its old web control, Windows App, FreeRDP, rdesktop, Remmina, and Windows' own sign-in. Between
``…`` stands a name.
"""

from __future__ import annotations

TEXTS = {
    "three-reasons": """
        connect to the remote computer for one of these reasons
        connect to the remote computer for one of the following reasons
        1 remote access to the server is not enabled
        2 the remote computer is turned off
        the remote computer is not available on the network
        由于以下原因之一无法连接到远程计算机
        由于下列原因之一无法连接到远程计算机
        以下原因之一无法连接到远程
        1未启用对服务器的远程访问
        在网络上远程计算机不可用
        远程计算机在网络上不可用
        下列其中一個原因無法連線到遠端電腦
        下列其中一個原因而無法連線到遠端電腦
        下列其中一個原因遠端桌面無法連線
        下列其中一個原因無法連線至遠端電腦
        以下其中一個原因無法連線到遠端電腦
        1未啟用伺服器的遠端存取
        1未啟用對伺服器的遠端存取
        遠端電腦在網路上無法使用
        無法在網路上使用遠端電腦
        網路上無法使用遠端電腦
    """,
    "remote-disabled": """
        remote access to the server is not enabled
        未启用对服务器的远程访问
        未啟用伺服器的遠端存取
        未啟用對伺服器的遠端存取
    """,
    "cannot-connect": """
        this computer can't connect to the remote computer
        this computer cannot connect to the remote computer
        your computer can't connect to the remote computer
        your computer could not connect to the remote computer
        remote desktop can't connect to the remote computer
        remote desktop cannot connect to the remote computer
        the client could not connect to the remote computer
        the client could not establish a connection to the remote computer
        couldn't connect to the remote PC
        could not connect to the remote PC
        can't connect to the remote PC
        unable to connect to remote PC
        unable to connect to the remote PC
        could not connect to the RDP server
        unable to connect to RDP server
        unable to establish a connection to the RDP server
        此计算机无法连接到远程计算机
        这台计算机无法连接到远程计算机
        你的计算机无法连接到远程计算机
        远程桌面无法连接到远程计算机
        客户端无法连接到远程计算机
        客户端无法建立跟远程计算机的连接
        客户端无法建立与远程计算机的连接
        无法连接到远程电脑
        无法连接远程电脑
        這部電腦無法連線到遠端電腦
        這台電腦無法連線到遠端電腦
        你的電腦無法連線到遠端電腦
        遠端桌面無法連線到遠端電腦
        無法連線到遠端電腦
        無法連線到遠端PC
    """,
    "cannot-find": """
        remote desktop can't find the computer
        remote desktop cannot find the computer
        remote PC because the PC can't be found
        the specified remote computer could not be found
        could not find the address for the RDP server
        远程桌面找不到计算机
        远程桌面找不到名为
        找不到指定的远程计算机
        因为找不到该电脑
        因为找不到电脑
        遠端桌面找不到電腦
        遠端桌面找不到名為
        找不到指定的遠端電腦
        因為找不到該電腦
    """,
    "internal-error": """
        ~an internal error has occurred
        ~an internal error occurred
        ~出现了内部错误
        ~出现内部错误
        ~出现了一个内部错误
        ~发生了内部错误
        ~发生内部错误
        ~發生內部錯誤
        ~發生了內部錯誤
    """,
    "connection-lost": """
        connection to the remote computer was lost
        connection to the remote computer was broken
        connection to the remote PC was lost
        lost connection to the RDP server
        the connection has been lost attempting to reconnect to your session
        与远程计算机的连接已丢失
        与远程计算机的连接丢失
        跟远程计算机的连接被打断
        与远程计算机的连接中断
        与远程电脑的连接已丢失
        与远程电脑的连接丢失
        连接已丢失正在尝试重新连接到你的会话
        与远程计算机的连接已断开
        與遠端電腦的連線中斷
        與遠端電腦的連線已中斷
        與遠端電腦的連線已遺失
        與遠端電腦的連線遺失
    """,
    "session-ended": """
        remote desktop services session has ended
        remote desktop session has ended
        your session ended because of an error
        the remote computer has ended the connection
        远程桌面服务会话已结束
        远程桌面服务会话已终止
        远程桌面会话已结束
        你的会话因错误而结束
        你的会话由于错误而结束
        由于出现错误你的会话已结束
        由于发生错误你的会话已结束
        远程计算机已结束连接
        远程计算机终止了连接
        遠端桌面服務工作階段已結束
        遠端桌面工作階段已結束
        你的工作階段因發生錯誤而結束
        遠端電腦已結束連線
    """,
    "network-error": """
        the connection was ended because of a network error
        connection was lost due to a network error
        remote session was disconnected because of a network error
        由于网络错误连接被结束
        由于网络错误连接丢失
        由于网络错误连接已丢失
        由于网络错误远程会话
        由於網路錯誤連線
        因為網路錯誤連線
    """,
    "credentials": """
        your credentials did not work
        your credentials didn't work
        the credentials that were used to connect to
        the credentials you used to connect
        the logon attempt failed
        sign in failed please check your username and password
        ~the user name or password is incorrect
        ~the username or password is incorrect
        ~the password is incorrect try again
        ~unknown user name or bad password
        你的凭据不工作
        你的凭据无效
        你的凭据无法工作
        你的凭据无法使用
        你的凭据未起作用
        你的凭据不起作用
        你的凭据没有起作用
        凭据不工作请输入新凭据
        的凭据不工作
        登录没有成功
        ~登录尝试失败
        ~用户名或密码不正确
        ~用户名或密码错误
        ~密码不正确请再试一次
        ~未知的用户名或错误密码
        ~用户名未知或密码错误
        你的認證無法運作
        你的認證無法使用
        你的認證無效
        ~登入嘗試失敗
        ~使用者名稱或密碼不正確
        ~密碼不正確請再試一次
    """,
    "credssp": """
        due to CredSSP encryption oracle remediation
        linkid=866660
        authentication error has occurred the function requested is not supported
        ~the function requested is not supported
        由于CredSSP加密数据库修正
        由于CredSSP加密Oracle修正
        CredSSP加密数据库修正
        CredSSP加密Oracle修正
        身份验证错误要求的函数不受支持
        身份验证错误要求的函数不支持
        ~要求的函数不受支持
        ~不支持所请求的函数
        ~请求的函数不受支持
        CredSSP加密Oracle補救
        CredSSP加密Oracle修復
        驗證錯誤不支援要求的函式
        驗證錯誤要求的功能不受支援
        ~不支援要求的函式
        ~要求的函式不受支援
    """,
    "nla": """
        remote computer requires network level authentication
        trying to connect to requires network level authentication
        windows domain controller cannot be contacted to perform NLA
        credssp required by server
        HYBRID_REQUIRED_BY_SERVER
        计算机要求网络级别身份验证
        计算机需要网络级别身份验证
        计算机要求网络级身份验证
        计算机需要网络级身份验证
        域控制器来执行NLA
        域控制器以执行NLA
        電腦需要網路層級驗證
        電腦要求網路層級驗證
        網域控制站以執行NLA
        網域控制站來執行NLA
    """,
    "lsa": """
        local security authority cannot be contacted
        local security authority can't be contacted
        无法联系本地安全机构
        无法联系到本地安全机构
        无法连接到本地安全机构
        无法与本地安全机构取得联系
        無法連絡本機安全性授權
        無法連絡本機安全性授權單位
        無法聯繫本機安全性授權
        無法連線到本機安全性授權
        本機安全性授權無法連絡
    """,
    "lsa-password-expired": """
        this could be due to an expired password
        this might be due to an expired password
        这可能是由于密码过期
        这可能是由于密码已过期
        这可能是由密码过期
        这可能是因为密码过期
        这可能是因为密码已过期
        可能是由于密码过期
        這可能是因為密碼過期
        這可能是因為密碼已過期
        這可能是由於密碼過期
        這可能是密碼過期
        這可能是由於密碼已過期
    """,
    "password-expired": """
        password has expired and must be changed
        the password for this account has expired
        your password has expired to change your password
        ~your password has expired
        ~the user's password has expired
        密码已过期必须更改
        密码已过期而且必须更改
        密码已过期且必须更改
        密码已过期必须进行更改
        此帐户的密码已过期
        ~你的密码已过期
        密碼已過期且必須變更
        密碼已過期必須變更
        此帳戶的密碼已過期
        ~你的密碼已過期
    """,
    "must-change": """
        must change your password before logging on the first time
        password must be changed before signing in
        password must be changed before logging on
        must be changed before you can sign in
        在第一次登录之前必须更改用户密码
        用户首次登录之前必须更改密码
        首次登录之前必须更改密码
        首次登录前必须更改密码
        第一次登录前必须更改密码
        登录之前必须更改用户的密码
        登录之前必须更改用户密码
        登录前必须更改用户密码
        登录前必须更改用户的密码
        登录之前你必须更改密码
        登录之前必须先更改密码
        必須變更使用者密碼才能登入
        登入前必須變更使用者的密碼
        登入之前必須變更使用者的密碼
        第一次登入之前必須變更密碼
        第一次登入前必須變更密碼
    """,
    "locked": """
        account is currently locked out and may not be logged on
        account has been locked because there were too many
        account has been automatically locked because too many
        account has been locked because of too many
        could not access the rdp server account locked out
        帐户当前已锁定
        帐户当前被锁定
        锁定此用户帐户
        已锁定该用户帐户因为登录尝试
        密码更改尝试次数过多
        密码更改尝试过多
        密码更改尝试次数太多
        ~帐户已被锁定
        ~帐户已锁定
        帳戶目前已鎖定
        帳戶目前已被鎖定
        密碼變更嘗試次數過多
        密碼變更嘗試太多
        ~帳戶已被鎖定
        ~帳戶已鎖定
    """,
    "disabled": """
        user account is currently disabled and cannot be used
        ~your account has been disabled please see your system administrator
        ~the user account is currently disabled
        ~this user can't sign in because this account is currently disabled
        你的帐户已被停用请向系统管理员咨询
        你的帐户已被停用
        你的帐户已被禁用请
        此用户无法登录因为该帐户当前已被禁用
        由于此帐户当前已被禁用
        因为该帐户当前已被禁用
        ~用户帐户当前已禁用
        ~帐户当前已被禁用
        ~帐户当前已禁用
        你的帳戶已停用請洽詢系統管理員
        ~你的帳戶已被停用
        ~帳戶目前已停用
    """,
    "expired": """
        your account has expired please see your system administrator
        ~the user's account has expired
        ~this user account has expired
        你的帐户已过期请
        用户的帐户已过期
        ~用户帐户已过期
        ~你的帐户已过期
        ~帐户已到期
        ~你的帳戶已過期
        ~使用者的帳戶已過期
        ~使用者帳戶已過期
    """,
    "restriction": """
        account restrictions are preventing this user from signing in
        user account restriction for example a time of day restriction
        unable to log you on because of an account restriction
        user account restrictions blank passwords aren't allowed
        your account has time restrictions that prevent you from
        your account is configured to prevent you from using this computer
        your account is configured to prevent you from using this PC
        policy restriction has been enforced
        帐户限制会阻止此用户登录
        帐户限制阻止了此用户登录
        帐户限制阻止此用户登录
        帐户限制正在阻止此用户登录
        由于帐户限制你无法登录
        用户帐户限制例如时间限制
        用户帐户限制例如当天时间限制
        由于时间限制你的帐户
        你的帐户有时间限制
        你的帐户被配置为不允许你使用这台
        你的帐户配置为阻止你使用该计算机
        你的帐户配置为不允许使用此
        帳戶限制會防止此使用者登入
        帳戶限制導致此使用者無法登入
        帳戶限制防止此使用者登入
        使用者帳戶限制例如時間限制
        你的帳戶有時間限制
    """,
    "logon-type": """
        administrator has restricted the type of logon
        administrator has restricted the types of logon
        administrator has restricted the type of sign in
        限制了你可以使用的登录类型
        已限制你可以使用的登录类型
        限制你可使用的登录类型
        限制了你可使用的登录类型
        限制了你能使用的登录类型
        限制你可以使用的登录
        限制你可以使用的登入類型
        限制你可使用的登入類型
        限制了你可以使用的登入類型
    """,
    "not-authorized": """
        you need the right to sign in through remote desktop services
        must be granted the right to sign in through remote desktop
        must be granted the allow log on through
        must be granted the right to log on through
        user account is not authorized for remote login
        user account isn't authorized for remote
        do not have the right to log on through remote desktop
        do not have permission to log on to this session
        local policy of this system does not permit you to logon interactively
        local policy of this system does not permit you to log on interactively
        需要具有通过远程桌面服务进行登录的权限
        需要具有通过远程桌面服务登录的权限
        需要通过远程桌面服务进行登录的权限
        需要通过远程桌面服务登录的权限
        需要有通过远程桌面服务进行登录的权限
        必须被授予允许通过远程桌面
        必须被授予通过远程桌面
        必须授予允许通过终端服务登录
        必须被授予允许通过终端服务
        没有授权此用户帐户进行远程登录
        未授权此用户帐户进行远程登录
        此用户帐户未被授权进行远程登录
        此用户帐户未授权进行远程登录
        此用户帐户未获授权进行远程登录
        该用户帐户没有被授权进行远程登录
        用户帐户没有被授权进行远程登录
        不允许你采用交互式登录
        不允许采用交互式登录
        没有权限登录到此会话
        需要透過遠端桌面服務登入的權限
        需要有透過遠端桌面服務登入的權限
        必須被授與允許透過遠端桌面
        必須獲得允許透過遠端桌面
        未獲授權進行遠端登入
        未授權使用者帳戶進行遠端登入
        沒有遠端登入的授權
        不允許你以互動方式登入
    """,
    "license-none": """
        no remote desktop license servers available
        no terminal server license servers available
        no license server is available for this session
        没有远程桌面授权服务器可以提供许可证
        没有可用的远程桌面授权服务器
        没有可用于提供许可证的远程桌面
        没有远程桌面许可证服务器可以提供许可证
        没有可提供许可证的远程桌面
        没有终端服务器许可证服务器可以提供许可证
        没有终端服务器授权服务器可以提供许可证
        沒有可用的遠端桌面授權伺服器
        沒有遠端桌面授權伺服器可
        沒有提供授權的遠端桌面授權伺服器
        沒有可提供授權的遠端桌面授權伺服器
        沒有可用的終端機伺服器授權伺服器
    """,
    "license-cal": """
        no remote desktop client access licenses available
        no terminal server client access licenses available
        remote desktop client access license stored on this computer
        cannot upgrade or renew the client access license
        没有远程桌面客户端访问许可证
        没有可用的远程桌面客户端访问许可证
        没有终端服务器客户端访问许可证
        计算机没有远程桌面客户端访问许可
        储存的远程桌面客户端访问许可证
        存储的远程桌面客户端访问许可证
        沒有遠端桌面用戶端存取使用權
        沒有可用的遠端桌面用戶端存取
        沒有終端機伺服器用戶端存取
    """,
    "license-protocol": """
        because of an error in the licensing protocol
        internal error in the remote computer's licensing protocol
        network problems during the licensing protocol
        a licensing error occurred while the client was attempting to connect
        由于授权协议中出现错误
        由于授权协议中的一个错误
        由于授权协议中的错误
        由于许可协议中出现错误
        授权协议中有一个内部错误
        授权协议中有网络问题
        出现了一个授权错误
        由於授權通訊協定發生錯誤
        授權通訊協定中發生錯誤
        授權通訊協定發生錯誤
    """,
    "license-grace": """
        remote desktop licensing mode is not configured
        remote desktop services will stop working in
        licensing grace period has expired
        grace period for the remote desktop session host server has expired
        未配置远程桌面授权模式
        没有配置远程桌面授权模式
        未配置远程桌面许可模式
        天内停止工作
        天后停止工作
        远程桌面服务将停止工作因为这台计算机
        未設定遠端桌面授權模式
        未設定遠端桌面服務授權模式
        天後停止運作
        天內停止運作
    """,
    "too-many": """
        there are too many users connected
        too many other users are logged on
        too many users are signed in
        exceeded the maximum number of allowed connections
        exceeded the maximum allowed connection
        terminal server has exceeded the maximum
        the number of connections to this computer is limited and all connections are in use
        select a user to disconnect so that you can sign in
        终端服务器超出了最大允许连接数
        终端服务器超出最大允许连接
        终端服务器已超过最大允许连接
        超出最大允许连接数
        超出了最大允许连接数
        已超过允许的最大连接数
        登录的用户过多
        已登录的用户太多
        登录的用户太多
        选择要断开连接的用户
        此计算机的连接数有限
        連線的使用者太多
        登入的使用者太多
        超過允許的連線數目上限
        超過最大允許連線數
        終端機伺服器已超過
    """,
    "other-user-signed-in": """
        another user is signed in if you continue
        another user is currently signed in if you continue
        another user is currently logged on to this computer
        another user is logged on to this computer
        user is currently logged on to this computer do you want to
        has been asked for permission to disconnect
        is signed in to the remote computer and needs to
        其他用户已登录如果继续
        其他用户已登录到此计算机
        其他用户当前已登录
        另一个用户已登录如果
        另一用户已登录如果
        另一个用户当前已登录
        另一用户当前已登录
        目前有其他用户登录
        有其他用户已登录到
        另一位使用者已登入
        其他使用者已登入
        另一個使用者已登入
    """,
    "taken-over": """
        another user connected to the remote computer
        another user has connected to the session
        another user connected to the server forcing the disconnection
        someone else has connected to the remote
        session was replaced by another connection
        另一用户已连接到此远程计算机
        另一用户已连接到远程计算机
        另一个用户已连接到远程计算机
        另一个用户连接到了会话
        另一个用户已连接到此
        其他用户已连接到此远程计算机
        其他用户连接到了远程计算机
        其他用户已连接到远程计算机
        其他用户连接到了该会话
        另一位使用者已連線到遠端電腦
        另一個使用者已連線到遠端電腦
        其他使用者已連線到遠端電腦
        另一個使用者已連線到工作階段
    """,
    "currently-busy": """
        because remote desktop services is currently busy
        remote desktop services is currently busy
        远程桌面服务当前正忙
        远程桌面服务目前正忙
        终端服务当前正忙
        遠端桌面服務目前忙碌
        遠端桌面服務目前正在忙碌
        遠端桌面服務正忙碌
    """,
    "logons-disabled": """
        remote logins are currently disabled
        remote logons are currently disabled
        server is currently in drain mode
        远程登录当前已禁用
        远程登录当前被禁用
        远程登录目前已禁用
        当前禁用了远程登录
        当前已禁用远程登录
        目前已停用遠端登入
        遠端登入目前已停用
    """,
    "protocol-error": """
        because of a protocol error
        due to a protocol error the session
        disconnected due to a protocol error
        由于协议错误
        由于一个协议错误
        由于内部协议错误
        因为协议错误会话
        出现协议错误会话
        在客户端检测到协议错误
        因為通訊協定錯誤
        由於通訊協定錯誤
        由於發生通訊協定錯誤
    """,
    "security-error": """
        because of a security error the client could not
        because of a security error
        tls negotiation with the rdp server failed
        could not connect to the rdp server via tls
        由于安全错误客户端
        由于安全错误
        由于一个安全错误客户端
        由於安全性錯誤用戶端
        因為安全性錯誤用戶端
        由於安全性錯誤
    """,
    "encryption-error": """
        because of an error in data encryption
        error in data encryption this session will end
        incompatible with the fips
        由于数据加密的错误
        由于数据加密错误
        由于数据加密出现错误
        由于数据加密中的错误
        由于数据加密中出现错误
        由於資料加密發生錯誤
        由於資料加密錯誤
        因為資料加密發生錯誤
    """,
    "certificate": """
        unexpected server authentication certificate was received
        authentication certificate received from the remote computer is not valid
        certificate associated with the remote computer is invalid
        unable to connect because no certificate was configured
        no certificate was configured to use at the remote
        接收到意外的服务器身份验证证书
        收到意外的服务器身份验证证书
        收到了意外的服务器身份验证证书
        远程计算机收到意外的服务器身份验证证书
        从远程计算机收到的身份验证证书无效
        没有配置可在远程计算机上使用的证书
        收到未預期的伺服器驗證憑證
        收到非預期的伺服器驗證憑證
        收到意外的伺服器驗證憑證
    """,
    "certificate-date": """
        authentication certificate received from the remote computer is expired
        the server's authentication certificate is expired
        large time discrepancy between the client and server
        从远程计算机收到的身份验证证书已过期
        远程计算机收到的身份验证证书已过期
        接收的身份验证证书已过期
        服务器的身份验证证书已过期
        從遠端電腦收到的驗證憑證已過期
        從遠端電腦接收的驗證憑證已過期
    """,
    "identity-warning": """
        identity of the remote computer cannot be verified do you want to
        identity of the remote computer cannot be verified
        identity of the remote computer can't be verified
        the remote computer could not be authenticated due to problems with its security certificate
        you are connecting to the rdp host the certificate presented to you
        can't verify the publisher of this remote connection
        publisher of this remote connection can't be identified
        publisher of this remote connection cannot be identified
        you're connecting to a pc whose certificate couldn't be verified
        couldn't verify the certificate of the remote pc
        无法验证此远程计算机的身份
        无法验证远程计算机的身份
        无法识别此远程计算机的身份
        无法识别此远程连接的发布者
        无法验证此远程连接的发布者
        无法对远程计算机进行身份验证
        由于安全证书存在问题无法对远程计算机
        無法驗證此遠端電腦的身分識別
        無法驗證遠端電腦的身分識別
        無法辨識遠端電腦的身分
        無法驗證遠端電腦的身分
        無法識別此遠端連線的發行者
    """,
    "clock": """
        there is a time or date difference between your computer and the remote computer
        there is a time and/or date difference between
        time or date difference between
        clocks on the client and server machines are skewed
        你的计算机与远程计算机之间的时间或日期不一致
        与远程计算机之间的时间或日期不一致
        与远程计算机之间存在时间或日期差异
        与远程计算机的时间或日期不一致
        远程计算机的时间或日期存在差异
        计算机与远程计算机之间存在时间或日期
        之間的時間或日期不同
        之間有時間或日期差異
        之間存在時間或日期差異
    """,
    "console-session": """
        because you already have a console session in progress
        cannot connect to the console from a console session of the same computer
        因为你正在运行一个控制台会话
        原因是你正在运行一个控制台会话
        你已有控制台会话正在进行
        因为你已经有一个控制台会话
        你无法从同一台计算机的控制台会话连接到控制台
        因為你已經有主控台工作階段
        你已經有一個主控台工作階段
        你已有一個進行中的主控台工作階段
    """,
    "invalid-name": """
        specified computer name contains invalid characters
        computer name contains invalid characters
        指定的计算机名含有无效字符
        指定的计算机名包含无效字符
        指定的计算机名称包含无效字符
        计算机名包含无效的字符
        指定的電腦名稱包含不正確的字元
        指定的電腦名稱包含無效的字元
        電腦名稱包含無效字元
    """,
    "profile-failed": """
        user profile service failed the sign in
        user profile service failed the logon
        user profile service service failed the
        user profile cannot be loaded
        windows could not load your roaming profile
        user profile service服务登录失败
        user profile service服务未能登录
        无法加载用户配置文件
        user profile service服務登入失敗
        user profile service服務無法登入
        無法載入使用者設定檔
    """,
    "profile-temporary": """
        you've been signed in with a temporary profile
        you have been logged on with a temporary profile
        you have been signed in with a temporary profile
        we can't sign in to your account
        we can't sign into your account
        你已使用临时配置文件登录
        你使用了临时配置文件登录
        你已用临时配置文件登录
        使用临时配置文件登录
        我们无法登录到你的帐户
        无法登录到你的帐户此问题
        你已使用暫時設定檔登入
        你已經使用暫存設定檔登入
        使用暫存的設定檔登入
        我們無法登入你的帳戶
    """,
    "saved-credentials": """
        does not allow the use of saved credentials
        doesn't allow the use of saved credentials
        administrator does not allow the use of default credentials
        saved credentials are not allowed
        server's authentication policy does not allow connection requests using saved credentials
        不允许使用保存的凭据
        不允许使用已保存的凭据
        不允许使用默认凭据登录
        不允许使用保存的凭证
        不允许使用保存凭据
        不允許使用已儲存的認證
        不允許使用儲存的認證
        不允許使用預設認證登入
    """,
    "low-memory": """
        because the remote computer is low on memory
        the remote computer is low on memory
        remote computer doesn't have enough memory
        由于远程计算机内存不足
        因为远程计算机内存不足
        远程计算机的内存不足
        遠端電腦的記憶體不足
        遠端電腦記憶體不足
    """,
    "idle-ended": """
        session ended because the remote computer didn't receive any input from you
        session ended because the idle timeout limit was reached
        reached its idle timeout limit
        idle timeout limit was reached
        session has been idle over its time limit
        server idle session time limit reached
        you were disconnected because your session was inactive
        达到了空闲超时限度
        达到空闲超时限制
        已达到空闲超时限制
        达到了空闲时间限制
        已超过空闲时间限制
        会话空闲时间已超过
        會話閒置時間已超過
        已達到閒置逾時限制
        達到閒置逾時
        閒置時間已超過其時間限制
    """,
    "time-limit": """
        because the total login time limit was reached
        because the total logon time limit was reached
        total logon time limit was reached
        server active session time limit reached
        达到了总登录时间限度
        达到总登录时间限制
        已达到总登录时间限制
        已達到總登入時間限制
        達到登入時間總計限制
    """,
    "admin-ended": """
        ended by means of an administration tool
        your administrator has ended the remote session
        your administrator has ended your remote session
        was forcibly disconnected by an administrator
        because your session was logged off at the remote computer
        被一个管理工具结束
        被管理工具结束
        通过管理工具结束
        由于会话在远程计算机上被注销
        系统管理员结束了你的远程会话
        由管理工具結束
        透過系統管理工具結束
        被系統管理工具結束
    """,
    "gateway": """
        remote desktop gateway server is temporarily unavailable
        remote desktop gateway server address is unreachable
        remote desktop gateway server address requested and the certificate
        can't connect to the remote desktop gateway
        cannot connect to the remote desktop gateway
        because the remote desktop gateway
        rd gateway server is temporarily
        by the remote desktop gateway
        you are not authorized to connect to this remote desktop gateway
        远程桌面网关服务器暂时不可用
        远程桌面网关服务器地址
        远程桌面网关服务器的证书
        无法连接到远程桌面网关
        由于远程桌面网关
        因为远程桌面网关
        远程桌面网关服务器当前
        無法連線到遠端桌面閘道
        因為遠端桌面閘道
    """,
    "settings-managed": """
        some settings are managed by your organization
        some of these settings are managed by your organization
        some of these settings are hidden or managed by your organization
        some settings are managed by your system administrator
        某些设置由你的组织来管理
        某些设置由你的组织管理
        其中的某些设置已隐藏或由你的组织来管理
        这些设置中的一部分由你的组织管理
        某些设置由系统管理员管理
        部分設定是由你的組織所管理
        某些設定是由你的組織管理
        某些設定由你的組織管理
        部分設定由你的組織管理
    """,
    "getting-ready": """
        getting windows ready don't turn off your
        getting windows ready
        working on updates don't turn off your
        preparing to configure windows
        configuring windows updates don't turn off
        正在准备windows请不要关闭
        正在准备windows
        正在进行更新请不要关闭
        正在更新请不要关闭你的
        正在配置windows更新
        准备配置windows
        正在准备配置windows
        正在處理更新請勿關閉
        正在準備windows
        正在設定windows更新
    """,
    "blue-screen": """
        your PC ran into a problem and needs to restart
        your device ran into a problem and needs to restart
        your pc ran into a problem that it couldn't handle
        your server ran into a problem and needs to restart
        a problem has been detected and windows has been shut down to prevent damage
        你的电脑遇到问题需要重新启动
        你的设备遇到问题需要重新启动
        你的电脑遇到问题需要重启
        你的电脑遇到了一个无法处理的问题
        你的電腦發生問題因此必須重新啟動
        你的電腦發生問題必須重新啟動
        你的裝置發生問題因此必須重新啟動
        你的電腦遇到問題需要重新啟動
    """,
}
